import { canSeePipeline } from '@/simulator/engine/pipelines';
import type { App, Coupling, Stage } from '@/simulator/model';
import { type Context, list, one, type Route } from '@/simulator/route';
import { serialiseCoupling } from '@/simulator/serialise/coupling';
import { findApp } from './find-app';
import { requireReference, textIn } from './input';
import { findPipeline, namedPipeline } from './named-pipeline';
import { byId } from './sort';

const stages: readonly string[] = ['test', 'review', 'development', 'staging', 'production'] satisfies Stage[];

function isStage(text: string | null): text is Stage {
  return text !== null && stages.includes(text);
}

function stageIn(ctx: Context): Stage {
  const stage = textIn(ctx, 'stage');
  return isStage(stage) ? stage : ctx.refuse(422, 'invalid_params', `Stage must be one of: ${stages.join(', ')}.`);
}

function couplingList(ctx: Context, couplings: Iterable<Coupling>) {
  return list(couplings, byId, (row) => serialiseCoupling(ctx.world, row));
}

function isVisible(ctx: Context, coupling: Coupling): boolean {
  const pipeline = ctx.world.pipelines.get(coupling.pipelineId);
  return pipeline !== undefined && canSeePipeline(ctx.world, ctx.account, pipeline);
}

function visibleCouplings(ctx: Context): Coupling[] {
  const seen = new Set(
    [...ctx.world.pipelines].filter((row) => canSeePipeline(ctx.world, ctx.account, row)).map(({ id }) => id),
  );
  return [...ctx.world.couplings].filter(({ pipelineId }) => seen.has(pipelineId));
}

function namedCoupling(ctx: Context): Coupling {
  const coupling = ctx.world.couplings.get(ctx.param('coupling'));
  if (coupling && isVisible(ctx, coupling)) return coupling;
  return ctx.refuse(404, 'not_found', "Couldn't find that pipeline coupling.", { resource: 'pipeline_coupling' });
}

function couplingToChange(ctx: Context): Coupling {
  const coupling = namedCoupling(ctx);
  findApp(ctx, coupling.appId, 'operate');
  return coupling;
}

function couple(ctx: Context, app: App): Coupling {
  const pipeline = findPipeline(ctx, requireReference(ctx, 'pipeline'));
  const stage = stageIn(ctx);
  if (ctx.world.couplings.in('app', app.id).length > 0) {
    ctx.refuse(422, 'invalid_params', 'App is already in a pipeline.');
  }
  return ctx.world.couplings.add({
    id: ctx.world.newId(),
    appId: app.id,
    pipelineId: pipeline.id,
    stage,
    createdAtMs: ctx.now,
    updatedAtMs: ctx.now,
  });
}

export const pipelineCouplingRoutes: Route[] = [
  {
    method: 'GET',
    path: '/pipeline-couplings',
    scope: 'read',
    handle: (ctx) => couplingList(ctx, visibleCouplings(ctx)),
  },
  {
    method: 'GET',
    path: '/users/~/pipeline-couplings',
    scope: 'read',
    handle: (ctx) => couplingList(ctx, visibleCouplings(ctx)),
  },
  {
    method: 'GET',
    path: '/teams/:team/pipeline-couplings',
    scope: 'read',
    handle: (ctx) => {
      const team = ctx.team();
      const isTeams = (row: Coupling) => ctx.world.pipelines.get(row.pipelineId)?.owner?.id === team.id;
      return couplingList(ctx, [...ctx.world.couplings].filter(isTeams));
    },
  },
  {
    method: 'GET',
    path: '/pipelines/:pipeline/pipeline-couplings',
    scope: 'read',
    handle: (ctx) => couplingList(ctx, ctx.world.couplings.in('pipeline', namedPipeline(ctx).id)),
  },
  {
    method: 'GET',
    path: '/apps/:app/pipeline-couplings',
    scope: 'read',
    handle: (ctx) => {
      const [coupling] = ctx.world.couplings.in('app', ctx.app().id);
      if (coupling) return one(serialiseCoupling(ctx.world, coupling));
      return ctx.refuse(404, 'not_found', "Couldn't find that pipeline coupling.", { resource: 'pipeline_coupling' });
    },
  },
  {
    method: 'GET',
    path: '/pipeline-couplings/:coupling',
    scope: 'read',
    handle: (ctx) => one(serialiseCoupling(ctx.world, namedCoupling(ctx))),
  },
  {
    method: 'POST',
    path: '/pipeline-couplings',
    scope: 'write',
    handle: (ctx) => {
      const app = findApp(ctx, requireReference(ctx, 'app'), 'operate');
      return one(serialiseCoupling(ctx.world, couple(ctx, app)), 201);
    },
  },
  {
    method: 'PATCH',
    path: '/pipeline-couplings/:coupling',
    scope: 'write',
    handle: (ctx) => {
      const coupling = couplingToChange(ctx);
      return one(serialiseCoupling(ctx.world, Object.assign(coupling, { stage: stageIn(ctx), updatedAtMs: ctx.now })));
    },
  },
  {
    method: 'DELETE',
    path: '/pipeline-couplings/:coupling',
    scope: 'write',
    handle: (ctx) => {
      const coupling = couplingToChange(ctx);
      ctx.world.couplings.delete(coupling.id);
      return one(serialiseCoupling(ctx.world, coupling));
    },
  },
];
