import type { Account, App, AppPermission } from '@/simulator/model';
import type { World } from './world';

const everything: readonly AppPermission[] = ['view', 'deploy', 'operate', 'manage'];
const working: readonly AppPermission[] = ['view', 'deploy', 'operate'];
const looking: readonly AppPermission[] = ['view'];
const nothing: readonly AppPermission[] = [];

/** What an account may do with an app: by owning it, by membership of its team, or by collaboration. Empty: it is invisible. */
export function permissionsOn(world: World, account: Account, app: App): readonly AppPermission[] {
  if (app.ownerId === account.id) return everything;
  const role = app.teamId === null ? undefined : world.teams.get(app.teamId)?.members.get(account.id)?.role;
  if (role === 'admin') return everything;
  const collaborator = app.collaborators.get(account.id);
  if (collaborator) return collaborator.permissions.length > 0 ? collaborator.permissions : working;
  if (role === 'member') return app.locked ? looking : working;
  return role === 'viewer' ? looking : nothing;
}

/** Whether an account sees an app at all. */
export function canSeeApp(world: World, account: Account, app: App): boolean {
  return permissionsOn(world, account, app).length > 0;
}

/** All apps an account sees, its teams' included. */
export function visibleApps(world: World, account: Account): App[] {
  return [...world.apps].filter((app) => canSeeApp(world, account, app));
}
