import type { Account, Pipeline } from '@/simulator/model';
import { canSee } from './access';
import type { World } from './world';

/** Whether an account sees a pipeline: it owns it, is in the team that does, or sees one of its apps. */
export function canSeePipeline(world: World, account: Account, pipeline: Pipeline): boolean {
  if (canManagePipeline(world, account, pipeline)) return true;
  return world.couplings.in('pipeline', pipeline.id).some(({ appId }) => {
    const app = world.apps.get(appId);
    return app !== undefined && canSee(world, account, app);
  });
}

/** Whether an account may rename, extend or delete a pipeline. */
export function canManagePipeline(world: World, account: Account, pipeline: Pipeline): boolean {
  if (pipeline.owner === null) return false;
  if (pipeline.owner.type === 'user') return pipeline.owner.id === account.id;
  const role = world.teams.get(pipeline.owner.id)?.members.get(account.id)?.role;
  return role === 'admin' || role === 'member';
}

/** Every pipeline the account sees. */
export function visiblePipelines(world: World, account: Account): Pipeline[] {
  return [...world.pipelines].filter((pipeline) => canSeePipeline(world, account, pipeline));
}
