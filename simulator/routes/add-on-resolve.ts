import type { AddOn, App, Attachment } from '@/simulator/model';
import { type Context, list, type Route } from '@/simulator/route';
import { serialiseAddOn } from '@/simulator/serialise/add-on';
import { serialiseAttachment } from '@/simulator/serialise/attachment';
import { findApp } from './find-app';
import { referenceIn, requireReference } from './input';
import { canSeeAddOn, canSeeAttachment, noAddOn } from './named-add-on';
import { byIdOrName } from './sort';

/** `app::NAME` names the app within the reference. */
function split(ctx: Context, reference: string): { name: string; app: App | null } {
  const [before = '', after] = reference.split('::');
  const appName = after === undefined ? referenceIn(ctx.body.app) : before;
  return { name: after ?? before, app: appName === null ? null : findApp(ctx, appName) };
}

function serviceOf(ctx: Context, addOn: AddOn): string {
  const plan = ctx.world.plans.get(addOn.planId);
  return (plan && ctx.world.services.get(plan.serviceId)?.name) ?? '';
}

function isOfWantedService(ctx: Context, addOn: AddOn): boolean {
  const wanted = referenceIn(ctx.body.addon_service);
  return wanted === null || serviceOf(ctx, addOn) === wanted;
}

function addOnsOfApp(ctx: Context, app: App, name: string): AddOn[] {
  const attachments = ctx.world.attachments.in('app', app.id);
  const attached = attachments.flatMap((row) => ctx.world.addOns.get(row.addOnId) ?? []);
  const all = [...new Set([...ctx.world.addOns.in('app', app.id), ...attached])];
  const byAttachment = attachments.filter((row) => row.name === name.toUpperCase()).map((row) => row.addOnId);
  const exact = all.filter((row) => row.id === name || row.name === name || byAttachment.includes(row.id));
  if (exact.length > 0) return exact;
  return all.filter((row) => serviceOf(ctx, row) === name || ctx.world.plans.get(row.planId)?.name === name);
}

function resolveAddOns(ctx: Context): AddOn[] {
  const { name, app } = split(ctx, requireReference(ctx, 'addon'));
  const local = app ? addOnsOfApp(ctx, app, name).filter((row) => isOfWantedService(ctx, row)) : [];
  if (local.length > 1) {
    ctx.refuse(422, 'multiple_matches', 'Ambiguous identifier; multiple matching add-ons found.');
  }
  if (local.length === 1) return local;
  const found = ctx.world.addOns.find(name);
  return found && canSeeAddOn(ctx, found) && isOfWantedService(ctx, found) ? [found] : noAddOn(ctx);
}

function resolveAttachments(ctx: Context): Attachment[] {
  const { name, app } = split(ctx, requireReference(ctx, 'addon_attachment'));
  const inReach = app ? ctx.world.attachments.in('app', app.id) : [...ctx.world.attachments];
  const visible = inReach.filter((row) => {
    const addOn = ctx.world.addOns.get(row.addOnId);
    return addOn !== undefined && isOfWantedService(ctx, addOn) && canSeeAttachment(ctx, row);
  });
  const exact = visible.filter((row) => row.id === name || (app !== null && row.name === name.toUpperCase()));
  const byAddOn = visible.filter((row) => {
    const addOn = ctx.world.addOns.get(row.addOnId);
    return addOn?.name === name || addOn?.id === name || (app !== null && addOn && serviceOf(ctx, addOn) === name);
  });
  const found = exact.length > 0 ? exact : byAddOn;
  if (found.length > 0) return found;
  return ctx.refuse(404, 'not_found', "Couldn't find that add on attachment.", { resource: 'add_on attachment' });
}

export const addOnResolveRoutes: Route[] = [
  {
    method: 'POST',
    path: '/actions/addons/resolve',
    scope: 'read',
    handle: (ctx) =>
      list(resolveAddOns(ctx), byIdOrName, (row) =>
        serialiseAddOn(ctx.world, row, { variant: ctx.variant, expansions: ctx.expansions }),
      ),
  },
  {
    method: 'POST',
    path: '/actions/addon-attachments/resolve',
    scope: 'read',
    handle: (ctx) =>
      list(resolveAttachments(ctx), byIdOrName, (row) => serialiseAttachment(ctx.world, row, ctx.inclusions)),
  },
];
