import { canManagePipeline, canSeePipeline } from '@/simulator/engine/pipelines';
import type { Pipeline } from '@/simulator/model';
import type { Context } from '@/simulator/route';

/** A pipeline by id or name as far as the caller sees it; 404 otherwise. */
export function findPipeline(ctx: Context, idOrName: string): Pipeline {
  const byId = ctx.world.pipelines.get(idOrName);
  const candidates = byId ? [byId] : ctx.world.pipelines.in('name', idOrName);
  const found = candidates.find((pipeline) => canSeePipeline(ctx.world, ctx.account, pipeline));
  return found ?? ctx.refuse(404, 'not_found', "Couldn't find that pipeline.", { resource: 'pipeline' });
}

/** The pipeline of a `:pipeline` path. */
export function namedPipeline(ctx: Context): Pipeline {
  return findPipeline(ctx, ctx.param('pipeline'));
}

/** The same when the caller may also change it; 403 when not. */
export function managedPipeline(ctx: Context, idOrName = ctx.param('pipeline')): Pipeline {
  const pipeline = findPipeline(ctx, idOrName);
  if (!canManagePipeline(ctx.world, ctx.account, pipeline)) {
    ctx.refuse(403, 'forbidden', 'You do not have access to this pipeline.');
  }
  return pipeline;
}
