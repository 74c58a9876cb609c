import { collaboratorsOf, putCollaborator } from '@/simulator/engine/collaborators';
import type { Account, App, AppPermission, Collaborator } from '@/simulator/model';
import { type Context, list, one, type Route } from '@/simulator/route';
import { serialiseCollaborator } from '@/simulator/serialise/collaborator';
import { requireReference } from './input';
import { byId } from './sort';

const known: readonly string[] = ['view', 'deploy', 'operate', 'manage'] satisfies AppPermission[];

function isPermission(value: unknown): value is AppPermission {
  return typeof value === 'string' && known.includes(value);
}

function accountIn(ctx: Context): Account {
  const account = ctx.world.accounts.find(requireReference(ctx, 'user'));
  return account ?? ctx.refuse(404, 'not_found', "Couldn't find that user.", { resource: 'user' });
}

function permissionsIn(ctx: Context): AppPermission[] | undefined {
  const value = ctx.body.permissions;
  if (value === undefined) return undefined;
  if (Array.isArray(value) && value.every(isPermission)) return value;
  return ctx.refuse(422, 'invalid_params', `Permissions must be some of: ${known.join(', ')}.`);
}

function namedCollaborator(ctx: Context, app: App): Collaborator {
  const named = ctx.param('collaborator');
  const found = collaboratorsOf(ctx.world, app).find((row) => {
    return [row.id, row.accountId, ctx.world.accounts.get(row.accountId)?.email].includes(named);
  });
  return found ?? ctx.refuse(404, 'not_found', "Couldn't find that collaborator.", { resource: 'collaborator' });
}

function answer(ctx: Context, app: App, row: Collaborator, status = 200) {
  return one(serialiseCollaborator(ctx.world, app, row), status);
}

function tell(ctx: Context, app: App, action: 'create' | 'update' | 'destroy', row: Collaborator): void {
  const data = serialiseCollaborator(ctx.world, app, row);
  ctx.world.happenings.tell({ kind: 'resource', include: 'api:collaborator', action, app, data });
}

function joinsItself(ctx: Context): boolean {
  return [ctx.account.id, ctx.account.email].includes(requireReference(ctx, 'user'));
}

function leavesItself(ctx: Context): boolean {
  return [ctx.account.id, ctx.account.email].includes(ctx.param('collaborator'));
}

function routesUnder(prefix: string): Route[] {
  return [
    {
      method: 'GET',
      path: `${prefix}/collaborators`,
      scope: 'read',
      handle: (ctx) => {
        const app = ctx.app();
        return list(collaboratorsOf(ctx.world, app), byId, (row) => serialiseCollaborator(ctx.world, app, row));
      },
    },
    {
      method: 'GET',
      path: `${prefix}/collaborators/:collaborator`,
      scope: 'read',
      handle: (ctx) => {
        const app = ctx.app();
        return answer(ctx, app, namedCollaborator(ctx, app));
      },
    },
    {
      method: 'POST',
      path: `${prefix}/collaborators`,
      scope: 'write',
      handle: (ctx) => {
        const app = ctx.app(joinsItself(ctx) ? 'deploy' : 'manage');
        const row = putCollaborator(ctx.world, app, accountIn(ctx), permissionsIn(ctx));
        tell(ctx, app, 'create', row);
        return answer(ctx, app, row, 201);
      },
    },
    {
      method: 'DELETE',
      path: `${prefix}/collaborators/:collaborator`,
      scope: 'write',
      handle: (ctx) => {
        const app = ctx.app(leavesItself(ctx) ? 'view' : 'manage');
        const row = namedCollaborator(ctx, app);
        if (row.accountId === app.ownerId) ctx.refuse(422, 'invalid_params', 'The owner cannot be removed.');
        app.collaborators.delete(row.accountId);
        tell(ctx, app, 'destroy', row);
        return answer(ctx, app, row);
      },
    },
  ];
}

export const collaboratorRoutes: Route[] = [
  ...routesUnder('/apps/:app'),
  ...routesUnder('/teams/apps/:app'),
  {
    method: 'PATCH',
    path: '/teams/apps/:app/collaborators/:collaborator',
    scope: 'write',
    handle: (ctx) => {
      const app = ctx.app('manage');
      const account = ctx.world.accounts.get(namedCollaborator(ctx, app).accountId);
      const permissions = permissionsIn(ctx);
      if (!account || !permissions) return ctx.refuse(422, 'invalid_params', 'Require params: permissions.');
      const row = putCollaborator(ctx.world, app, account, permissions);
      tell(ctx, app, 'update', row);
      return answer(ctx, app, row);
    },
  },
];
