import { canSee } from '@/simulator/engine/access';
import type { App } from '@/simulator/model';
import type { Context } from '@/simulator/route';
import { namedPipeline } from './named-pipeline';

/** Apps of the `:pipeline` the caller sees, in the order they were added. */
export function pipelineApps(ctx: Context): App[] {
  return ctx.world.couplings.in('pipeline', namedPipeline(ctx).id).flatMap(({ appId }) => {
    const app = ctx.world.apps.get(appId);
    return app && canSee(ctx.world, ctx.account, app) ? [app] : [];
  });
}
