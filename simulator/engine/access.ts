import type { Account, App, AppPermission } from '@/simulator/model';
import type { World } from './world';

const everything: readonly AppPermission[] = ['view', 'deploy', 'operate', 'manage'];
const working: readonly AppPermission[] = ['view', 'deploy', 'operate'];
const looking: readonly AppPermission[] = ['view'];
const nothing: readonly AppPermission[] = [];

/** What an account may do with an app; empty means that the app does not exist for it. */
export function permissionsOf(world: World, account: Account, app: App): readonly AppPermission[] {
  if (app.ownerId === account.id) return everything;
  const member = app.teamId === null ? undefined : world.teams.get(app.teamId)?.members.get(account.id);
  if (member?.role === 'admin') return everything;
  const collaborator = app.collaborators.get(account.id);
  if (collaborator) return collaborator.permissions.length > 0 ? collaborator.permissions : working;
  if (member?.role === 'member') return app.locked ? looking : working;
  if (member?.role === 'viewer') return looking;
  return nothing;
}

/** Whether the app exists for the account at all. */
export function canSee(world: World, account: Account, app: App): boolean {
  return permissionsOf(world, account, app).length > 0;
}

/** Every app the account owns, collaborates on, or reaches through a team. */
export function visibleApps(world: World, account: Account): App[] {
  return Array.from(world.apps).filter((app) => canSee(world, account, app));
}
