import { canSee } from '@/simulator/engine/access';
import type { AddOn, App, Attachment } from '@/simulator/model';
import type { Context } from '@/simulator/route';

/** Whether the caller sees an add-on: it is billed to, or attached to, an app they see. */
export function canSeeAddOn(ctx: Context, addOn: AddOn): boolean {
  const attached = ctx.world.attachments.in('addOn', addOn.id).map(({ appId }) => appId);
  return [addOn.appId, ...attached].some((appId) => {
    const app = ctx.world.apps.get(appId);
    return app !== undefined && canSee(ctx.world, ctx.account, app);
  });
}

/** The refusal for an add-on that does not exist for the caller. */
export function noAddOn(ctx: Context): never {
  return ctx.refuse(404, 'not_found', "Couldn't find that add-on.", { resource: 'add_on' });
}

/** An add-on by id or name as far as the caller sees it; 404 otherwise. */
export function findAddOn(ctx: Context, idOrName: string): AddOn {
  const addOn = ctx.world.addOns.find(idOrName);
  return addOn && canSeeAddOn(ctx, addOn) ? addOn : noAddOn(ctx);
}

/** An add-on billed to the app, by id, name or name of its attachment there; 404 otherwise. */
export function findAddOnOf(ctx: Context, app: App, idOrName: string): AddOn {
  const addOn = ctx.world.addOns.find(idOrName);
  if (addOn?.appId === app.id) return addOn;
  const attachment = ctx.world.attachments.in('app', app.id).find((row) => row.name === idOrName);
  const attached = attachment ? ctx.world.addOns.get(attachment.addOnId) : undefined;
  return attached?.appId === app.id ? attached : noAddOn(ctx);
}

/** Whether the caller sees an attachment: they see the app that uses it. */
export function canSeeAttachment(ctx: Context, attachment: Attachment): boolean {
  const app = ctx.world.apps.get(attachment.appId);
  return app !== undefined && canSee(ctx.world, ctx.account, app);
}
