import type { Account, App, AppPermission, Collaborator, Team } from '@/simulator/model';
import { Refusal } from '@/simulator/refusal';
import type { World } from './world';

const everything: readonly AppPermission[] = ['view', 'deploy', 'operate', 'manage'];
const working: readonly AppPermission[] = ['view', 'deploy', 'operate'];

/** Everybody an app lists as collaborator: its owner first, then those who were added. */
export function collaboratorsOf(world: World, app: App): Collaborator[] {
  const others = [...app.collaborators.values()].filter((row) => row.accountId !== app.ownerId);
  const owner = app.collaborators.get(app.ownerId) ?? {
    id: world.uuid(`collaborator:${app.id}:${app.ownerId}`),
    accountId: app.ownerId,
    role: 'owner',
    permissions: everything,
    createdAtMs: app.createdAtMs,
    updatedAtMs: app.createdAtMs,
  };
  return [owner, ...others];
}

/** Adds somebody to an app, or changes what they may do there. 422 for the owner. */
export function putCollaborator(
  world: World,
  app: App,
  account: Account,
  permissions: readonly AppPermission[] = working,
): Collaborator {
  if (account.id === app.ownerId) {
    throw new Refusal(422, 'invalid_params', `${account.email} is already a collaborator on the app.`);
  }
  const known = app.collaborators.get(account.id);
  const now = world.now();
  const team = app.teamId === null ? undefined : world.teams.get(app.teamId);
  const teamRole = team?.members.get(account.id)?.role;
  const row: Collaborator = {
    id: known?.id ?? world.newId(),
    accountId: account.id,
    role: teamRole === 'admin' || teamRole === 'member' ? teamRole : 'collaborator',
    permissions: [...new Set<AppPermission>(['view', ...permissions])],
    createdAtMs: known?.createdAtMs ?? now,
    updatedAtMs: now,
  };
  app.collaborators.set(account.id, row);
  return row;
}

/** Takes what belonged to the former owner and team off an app that has new ones; who was invited to it stays. */
export function forgetFormerPeople(app: App): void {
  for (const { accountId, role } of [...app.collaborators.values()]) {
    if (role !== 'collaborator' || accountId === app.ownerId) app.collaborators.delete(accountId);
  }
}

/** Lets the rows that a member of a team has on its apps follow the role in the team; those of one who left go. */
export function followTeamRole(world: World, team: Team, accountId: string): void {
  const role = team.members.get(accountId)?.role;
  for (const app of world.apps.in('team', team.id)) {
    const row = app.collaborators.get(accountId);
    if (!row || row.role === 'collaborator') continue;
    if (role === undefined || role === 'collaborator') app.collaborators.delete(accountId);
    else app.collaborators.set(accountId, { ...row, ...rowOf(role), updatedAtMs: world.now() });
  }
}

function rowOf(role: 'admin' | 'member' | 'viewer'): Pick<Collaborator, 'role' | 'permissions'> {
  if (role === 'admin') return { role, permissions: everything };
  return { role: 'member', permissions: role === 'member' ? working : ['view'] };
}
