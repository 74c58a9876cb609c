import { attachAddOn, detachAddOn } from '@/simulator/engine/attachments';
import type { Attachment } from '@/simulator/model';
import { type Context, list, one, type Route } from '@/simulator/route';
import { serialiseAttachment } from '@/simulator/serialise/attachment';
import { findApp } from './find-app';
import { requireReference, textIn } from './input';
import { canSeeAttachment, findAddOn } from './named-add-on';
import { byIdOrName } from './sort';

function attachmentList(ctx: Context, rows: readonly Attachment[]) {
  return list(rows, byIdOrName, (row) => serialiseAttachment(ctx.world, row, ctx.inclusions));
}

function noAttachment(ctx: Context): never {
  return ctx.refuse(404, 'not_found', "Couldn't find that add-on attachment.", { resource: 'add_on attachment' });
}

function namedAttachment(ctx: Context): Attachment {
  const attachment = ctx.world.attachments.get(ctx.param('attachment'));
  return attachment && canSeeAttachment(ctx, attachment) ? attachment : noAttachment(ctx);
}

function create(ctx: Context): Attachment {
  const app = findApp(ctx, requireReference(ctx, 'app'), 'operate');
  return attachAddOn(ctx.world, {
    account: ctx.account,
    addOn: findAddOn(ctx, requireReference(ctx, 'addon')),
    app,
    name: textIn(ctx, 'name') ?? undefined,
    namespace: textIn(ctx, 'namespace'),
    confirm: textIn(ctx, 'confirm') ?? undefined,
  });
}

export const addOnAttachmentRoutes: Route[] = [
  {
    method: 'GET',
    path: '/addon-attachments',
    scope: 'read',
    handle: (ctx) =>
      attachmentList(
        ctx,
        [...ctx.world.attachments].filter((row) => canSeeAttachment(ctx, row)),
      ),
  },
  {
    method: 'GET',
    path: '/addons/:addon/addon-attachments',
    scope: 'read',
    handle: (ctx) => {
      const addOn = findAddOn(ctx, ctx.param('addon'));
      const rows = ctx.world.attachments.in('addOn', addOn.id);
      return attachmentList(
        ctx,
        rows.filter((row) => canSeeAttachment(ctx, row)),
      );
    },
  },
  {
    method: 'GET',
    path: '/apps/:app/addon-attachments',
    scope: 'read',
    handle: (ctx) => attachmentList(ctx, ctx.world.attachments.in('app', ctx.app().id)),
  },
  {
    method: 'GET',
    path: '/apps/:app/addon-attachments/:name',
    scope: 'read',
    handle: (ctx) => {
      const rows = ctx.world.attachments.in('app', ctx.app().id);
      const named = ctx.param('name');
      const attachment = rows.find((row) => row.name === named || row.id === named);
      return one(serialiseAttachment(ctx.world, attachment ?? noAttachment(ctx), ctx.inclusions));
    },
  },
  {
    method: 'GET',
    path: '/addon-attachments/:attachment',
    scope: 'read',
    handle: (ctx) => one(serialiseAttachment(ctx.world, namedAttachment(ctx), ctx.inclusions)),
  },
  {
    method: 'POST',
    path: '/addon-attachments',
    scope: 'write-protected',
    handle: (ctx) => one(serialiseAttachment(ctx.world, create(ctx)), 201),
  },
  {
    method: 'DELETE',
    path: '/addon-attachments/:attachment',
    scope: 'write-protected',
    handle: (ctx) => {
      const attachment = namedAttachment(ctx);
      findApp(ctx, attachment.appId, 'operate');
      const last = one(serialiseAttachment(ctx.world, attachment));
      detachAddOn(ctx.world, attachment, ctx.account);
      return last;
    },
  },
];
