import { findStack } from '@/simulator/catalogue/stacks';
import { canSee, visibleApps } from '@/simulator/engine/access';
import { createApp, deleteApp, renameApp, setMaintenance } from '@/simulator/engine/apps';
import type { App } from '@/simulator/model';
import { type Context, list, one, type Route } from '@/simulator/route';
import { serialiseApp } from '@/simulator/serialise/app';
import { stackReference } from '@/simulator/serialise/reference';
import { flagIn, referenceIn, textIn } from './input';
import { namedAccount } from './named-account';
import { byAppKey } from './sort';

function answer(ctx: Context, app: App, status = 200) {
  return one(serialiseApp(ctx.world, app, ctx.variant), status);
}

function appList(ctx: Context, apps: App[]) {
  return list(apps, byAppKey, (app) => serialiseApp(ctx.world, app, ctx.variant));
}

function update(ctx: Context, app: App): void {
  const name = textIn(ctx, 'name');
  const maintenance = flagIn(ctx, 'maintenance');
  const stackName = referenceIn(ctx.body.build_stack);
  const stack = stackName === null ? null : findStack(stackName);
  if (stack === undefined) ctx.refuse(422, 'invalid_params', `Couldn't find that stack (${stackName}).`);
  if (name !== null) renameApp(ctx.world, app, name);
  if (maintenance !== null) setMaintenance(ctx.world, app, maintenance);
  app.updatedAtMs = ctx.now;
  if (stack && stack.name !== app.buildStack) {
    const previous = { build_stack: stackReference(app.buildStack) };
    app.buildStack = stack.name;
    ctx.world.happenings.tell({ kind: 'app', action: 'update', app, previous });
  }
}

export const appRoutes: Route[] = [
  {
    method: 'GET',
    path: '/apps',
    scope: 'read',
    handle: (ctx) => appList(ctx, visibleApps(ctx.world, ctx.account)),
  },
  {
    method: 'GET',
    path: '/users/:account/apps',
    scope: 'read',
    handle: (ctx) => {
      const account = namedAccount(ctx);
      const isPersonal = (app: App) => app.ownerId === account.id || (app.collaborators.has(account.id) && !app.teamId);
      return appList(
        ctx,
        [...ctx.world.apps].filter((app) => isPersonal(app) && canSee(ctx.world, account, app)),
      );
    },
  },
  { method: 'GET', path: '/apps/:app', scope: 'read', handle: (ctx) => answer(ctx, ctx.app()) },
  {
    method: 'POST',
    path: '/apps',
    scope: 'write',
    handle: (ctx) => {
      const app = createApp(ctx.world, {
        account: ctx.account,
        name: textIn(ctx, 'name') ?? undefined,
        region: referenceIn(ctx.body.region) ?? undefined,
        stack: referenceIn(ctx.body.stack) ?? undefined,
      });
      return answer(ctx, app, 201);
    },
  },
  {
    method: 'PATCH',
    path: '/apps/:app',
    scope: 'write',
    handle: (ctx) => {
      const app = ctx.app('operate');
      update(ctx, app);
      return answer(ctx, app);
    },
  },
  {
    method: 'DELETE',
    path: '/apps/:app',
    scope: 'write',
    handle: (ctx) => {
      const app = ctx.app('manage');
      const last = answer(ctx, app);
      deleteApp(ctx.world, app);
      return last;
    },
  },
];
