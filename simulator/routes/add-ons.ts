import { visibleApps } from '@/simulator/engine/access';
import { changePlan, deprovisionAddOn, provisionAddOn, renameAddOn } from '@/simulator/engine/add-ons';
import type { AddOn, App } from '@/simulator/model';
import { type Context, type JsonObject, list, one, type Route } from '@/simulator/route';
import { serialiseAddOn } from '@/simulator/serialise/add-on';
import { flagIn, referenceIn, requireReference, textIn } from './input';
import { namedAccount } from './named-account';
import { findAddOn, findAddOnOf } from './named-add-on';
import { byIdOrName } from './sort';

function render(ctx: Context, addOn: AddOn): JsonObject {
  return serialiseAddOn(ctx.world, addOn, { variant: ctx.variant, expansions: ctx.expansions });
}

function addOnList(ctx: Context, apps: readonly App[]) {
  const rows = apps.flatMap((app) => ctx.world.addOns.in('app', app.id));
  return list(rows, byIdOrName, (addOn) => render(ctx, addOn));
}

function create(ctx: Context, app: App): AddOn {
  const { attachment } = ctx.body;
  return provisionAddOn(ctx.world, app, {
    account: ctx.account,
    plan: requireReference(ctx, 'plan'),
    name: textIn(ctx, 'name') ?? undefined,
    attachmentName: referenceIn(attachment) ?? undefined,
    confirm: textIn(ctx, 'confirm') ?? undefined,
  });
}

function update(ctx: Context, addOn: AddOn): void {
  const plan = referenceIn(ctx.body.plan);
  const name = textIn(ctx, 'name');
  if (plan !== null) changePlan(ctx.world, addOn, plan);
  if (name !== null) renameAddOn(ctx.world, addOn, name);
}

function checkNotShared(ctx: Context, app: App, addOn: AddOn): void {
  const elsewhere = ctx.world.attachments.in('addOn', addOn.id).filter((row) => row.appId !== app.id);
  if (elsewhere.length === 0 || flagIn(ctx, 'force') || textIn(ctx, 'confirm') === app.name) return;
  const names = elsewhere.map((row) => ctx.world.apps.get(row.appId)?.name ?? row.appId).join(', ');
  const message = `${addOn.name} is attached to other apps (${names}). Detach it there first, or force this.`;
  ctx.refuse(423, 'confirmation_required', message, { headers: { 'X-Confirmation-Required': app.name } });
}

export const addOnRoutes: Route[] = [
  {
    method: 'GET',
    path: '/addons',
    scope: 'read',
    handle: (ctx) => addOnList(ctx, visibleApps(ctx.world, ctx.account)),
  },
  {
    method: 'GET',
    path: '/users/:account/addons',
    scope: 'read',
    handle: (ctx) => addOnList(ctx, ctx.world.apps.in('owner', namedAccount(ctx).id)),
  },
  {
    method: 'GET',
    path: '/teams/:team/addons',
    scope: 'read',
    handle: (ctx) => addOnList(ctx, ctx.world.apps.in('team', ctx.team().id)),
  },
  {
    method: 'GET',
    path: '/addons/:addon',
    scope: 'read',
    handle: (ctx) => one(render(ctx, findAddOn(ctx, ctx.param('addon')))),
  },
  { method: 'GET', path: '/apps/:app/addons', scope: 'read', handle: (ctx) => addOnList(ctx, [ctx.app()]) },
  {
    method: 'GET',
    path: '/apps/:app/addons/:addon',
    scope: 'read',
    handle: (ctx) => one(render(ctx, findAddOnOf(ctx, ctx.app(), ctx.param('addon')))),
  },
  {
    method: 'POST',
    path: '/apps/:app/addons',
    scope: 'write-protected',
    handle: (ctx) => one(render(ctx, create(ctx, ctx.app('operate'))), 201),
  },
  {
    method: 'PATCH',
    path: '/apps/:app/addons/:addon',
    scope: 'write-protected',
    handle: (ctx) => {
      const addOn = findAddOnOf(ctx, ctx.app('operate'), ctx.param('addon'));
      update(ctx, addOn);
      return one(render(ctx, addOn));
    },
  },
  {
    method: 'DELETE',
    path: '/apps/:app/addons/:addon',
    scope: 'write-protected',
    handle: (ctx) => {
      const app = ctx.app('operate');
      const addOn = findAddOnOf(ctx, app, ctx.param('addon'));
      checkNotShared(ctx, app, addOn);
      deprovisionAddOn(ctx.world, addOn, ctx.account);
      return one(render(ctx, addOn));
    },
  },
];
