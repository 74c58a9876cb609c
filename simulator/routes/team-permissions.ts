import { permissionsOf } from '@/simulator/engine/access';
import type { App, AppPermission, Team } from '@/simulator/model';
import { type Context, type JsonObject, list, one, type Route } from '@/simulator/route';
import { serialisePermission } from '@/simulator/serialise/collaborator';
import { byIdOrName } from './sort';

const permissions: readonly AppPermission[] = ['view', 'deploy', 'operate', 'manage'];

function serialiseEntity(ctx: Context, team: Team, app: App): JsonObject {
  const ids = new Set([...team.members.keys(), ...app.collaborators.keys()]);
  const users = [...ids].flatMap((id): JsonObject[] => {
    const account = ctx.world.accounts.get(id);
    const held = account ? permissionsOf(ctx.world, account, app) : [];
    return account && held.length > 0 ? [{ email: account.email, id, permissions: [...held] }] : [];
  });
  return { id: app.id, name: app.name, team_id: team.id, type: 'app', users };
}

export const teamPermissionRoutes: Route[] = [
  {
    method: 'GET',
    path: '/teams/permissions',
    scope: 'read',
    handle: () => one(permissions.map(serialisePermission)),
  },
  {
    method: 'GET',
    path: '/teams/:team/permissions',
    scope: 'read',
    handle: (ctx) => {
      const team = ctx.team();
      return list(ctx.world.apps.in('team', team.id), byIdOrName, (app) => serialiseEntity(ctx, team, app));
    },
  },
];
