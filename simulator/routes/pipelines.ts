import { visiblePipelines } from '@/simulator/engine/pipelines';
import type { Pipeline } from '@/simulator/model';
import { type Context, list, one, type Route } from '@/simulator/route';
import { serialisePipeline } from '@/simulator/serialise/pipeline';
import { textIn } from './input';
import { managedPipeline, namedPipeline } from './named-pipeline';
import { byIdOrName } from './sort';

const namePattern = /^[a-z][a-z0-9-]{2,29}$/;

function checkName(ctx: Context, name: string): string {
  if (namePattern.test(name)) return name;
  return ctx.refuse(422, 'invalid_params', 'Name must be 3-30 lowercase letters, digits or dashes, a letter first.');
}

function ownerIn(ctx: Context): Pipeline['owner'] {
  const { owner } = ctx.body;
  if (typeof owner !== 'object' || owner === null || Array.isArray(owner)) return { id: ctx.account.id, type: 'user' };
  if (owner.type === 'team') {
    const team = typeof owner.id === 'string' ? ctx.world.teams.find(owner.id) : undefined;
    if (!team?.members.has(ctx.account.id)) {
      return ctx.refuse(404, 'not_found', "Couldn't find that team.", { resource: 'team' });
    }
    return { id: team.id, type: 'team' };
  }
  if (owner.id !== ctx.account.id) ctx.refuse(403, 'forbidden', 'You cannot create a pipeline for another user.');
  return { id: ctx.account.id, type: 'user' };
}

export const pipelineRoutes: Route[] = [
  {
    method: 'GET',
    path: '/pipelines',
    scope: 'read',
    handle: (ctx) => {
      const name = ctx.query.get('eq[name]');
      const rows = visiblePipelines(ctx.world, ctx.account).filter((row) => name === null || row.name === name);
      return list(rows, byIdOrName, serialisePipeline);
    },
  },
  {
    method: 'POST',
    path: '/pipelines',
    scope: 'write',
    handle: (ctx) => {
      const name = textIn(ctx, 'name') ?? ctx.refuse(422, 'invalid_params', 'Require params: name.');
      const pipeline = ctx.world.pipelines.add({
        id: ctx.world.newId(),
        name: checkName(ctx, name),
        owner: ownerIn(ctx),
        createdAtMs: ctx.now,
        updatedAtMs: ctx.now,
      });
      return one(serialisePipeline(pipeline), 201);
    },
  },
  {
    method: 'GET',
    path: '/pipelines/:pipeline',
    scope: 'read',
    handle: (ctx) => one(serialisePipeline(namedPipeline(ctx))),
  },
  {
    method: 'PATCH',
    path: '/pipelines/:pipeline',
    scope: 'write',
    handle: (ctx) => {
      const pipeline = managedPipeline(ctx);
      const name = checkName(ctx, textIn(ctx, 'name') ?? pipeline.name);
      return one(serialisePipeline(ctx.world.pipelines.change(pipeline, { name, updatedAtMs: ctx.now })));
    },
  },
  {
    method: 'DELETE',
    path: '/pipelines/:pipeline',
    scope: 'write',
    handle: (ctx) => {
      const pipeline = managedPipeline(ctx);
      for (const coupling of ctx.world.couplings.in('pipeline', pipeline.id)) ctx.world.couplings.delete(coupling.id);
      ctx.world.pipelines.delete(pipeline.id);
      return one(serialisePipeline(pipeline));
    },
  },
];
