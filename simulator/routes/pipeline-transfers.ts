import type { Pipeline } from '@/simulator/model';
import { type Context, one, type Route } from '@/simulator/route';
import { requireReference } from './input';
import { managedPipeline } from './named-pipeline';
import { transferApp } from './transfer-app';

function newOwnerIn(ctx: Context): NonNullable<Pipeline['owner']> {
  const reference = requireReference(ctx, 'new_owner');
  const team = ctx.world.teams.find(reference);
  if (team?.members.has(ctx.account.id)) return { id: team.id, type: 'team' };
  const account = ctx.world.accounts.find(reference);
  if (account && !team) return { id: account.id, type: 'user' };
  return ctx.refuse(404, 'not_found', "Couldn't find that owner.", { resource: 'owner' });
}

export const pipelineTransferRoutes: Route[] = [
  {
    method: 'POST',
    path: '/pipeline-transfers',
    scope: 'global',
    handle: (ctx) => {
      const pipeline = managedPipeline(ctx, requireReference(ctx, 'pipeline'));
      const previous = pipeline.owner;
      const owner = newOwnerIn(ctx);
      ctx.world.pipelines.change(pipeline, { owner, updatedAtMs: ctx.now });
      for (const { appId } of ctx.world.couplings.in('pipeline', pipeline.id)) {
        const app = ctx.world.apps.get(appId);
        if (app) transferApp(ctx, app, owner.id);
      }
      return one({ pipeline: { id: pipeline.id }, previous_owner: previous, new_owner: owner }, 201);
    },
  },
];
