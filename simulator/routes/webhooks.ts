import { randomBytes } from 'node:crypto';
import type { App } from '@/simulator/model';
import { type Context, list, one, type Route, type SortKeys } from '@/simulator/route';
import { serialiseDelivery, serialiseWebhook, serialiseWebhookEvent } from '@/simulator/serialise/webhook';
import { type Delivery, entities, type Webhook } from '@/simulator/webhooks/model';
import { textIn } from './input';
import { byId } from './sort';
import { streamBase } from './stream-base';

const mostWebhooks = 10;
const bySequence: SortKeys<Delivery> = { id: (row) => row.id, seq: (row) => row.sequence };

function includeIn(ctx: Context): string[] | null {
  const { include } = ctx.body;
  if (include === undefined) return null;
  const known = Array.isArray(include) && include.length > 0 && include.every((row) => entities.includes(String(row)));
  if (!known) ctx.refuse(422, 'invalid_params', `include must be some of: ${entities.join(', ')}.`);
  return [...new Set(include as string[])];
}

function levelIn(ctx: Context): Webhook['level'] | null {
  const level = textIn(ctx, 'level');
  if (level === null || level === 'notify' || level === 'sync') return level;
  return ctx.refuse(422, 'invalid_params', 'level must be notify or sync.');
}

function urlIn(ctx: Context): string | null {
  const url = textIn(ctx, 'url');
  if (url === null || (URL.canParse(url) && /^https?:$/.test(new URL(url).protocol))) return url;
  return ctx.refuse(422, 'invalid_params', 'url must be a URL.');
}

function create(ctx: Context, app: App) {
  const include = includeIn(ctx);
  const level = levelIn(ctx);
  const url = urlIn(ctx);
  if (!include || !level || !url) return ctx.refuse(422, 'invalid_params', 'Require params: include, level, url.');
  if (ctx.world.webhooks.in('app', app.id).length >= mostWebhooks) {
    ctx.refuse(422, 'invalid_params', `An app can have at most ${mostWebhooks} webhooks.`, { limit: mostWebhooks });
  }
  const given = textIn(ctx, 'secret');
  const secret = given ?? randomBytes(32).toString('hex');
  const webhook = ctx.world.webhooks.add({
    id: ctx.world.newId(),
    appId: app.id,
    include,
    level,
    url,
    secret,
    authorization: textIn(ctx, 'authorization'),
    streams: streamBase(ctx),
    createdAtMs: ctx.now,
    updatedAtMs: ctx.now,
  });
  ctx.world.watchForWebhooks();
  return one(serialiseWebhook(app, webhook), 201, given === null ? { 'Heroku-Webhook-Secret': secret } : {});
}

function change(ctx: Context, webhook: Webhook): void {
  Object.assign(webhook, {
    include: includeIn(ctx) ?? webhook.include,
    level: levelIn(ctx) ?? webhook.level,
    url: urlIn(ctx) ?? webhook.url,
    secret: textIn(ctx, 'secret') ?? webhook.secret,
    authorization: ctx.body.authorization === undefined ? webhook.authorization : textIn(ctx, 'authorization'),
    updatedAtMs: ctx.now,
  });
}

function named(ctx: Context, app: App): Webhook {
  const webhook = ctx.world.webhooks.get(ctx.param('webhook'));
  if (webhook?.appId === app.id) return webhook;
  return ctx.refuse(404, 'not_found', "Couldn't find that webhook.", { resource: 'webhook' });
}

function renderDelivery(ctx: Context, delivery: Delivery) {
  return serialiseDelivery(delivery, ctx.world.webhookEvents.get(delivery.eventId)?.include ?? '');
}

const path = '/apps/:app/webhooks';

export const webhookRoutes: Route[] = [
  {
    method: 'GET',
    path,
    scope: 'read',
    handle: (ctx) => {
      const app = ctx.app('operate');
      return list(ctx.world.webhooks.in('app', app.id), byId, (row) => serialiseWebhook(app, row));
    },
  },
  { method: 'POST', path, scope: 'write', handle: (ctx) => create(ctx, ctx.app('operate')) },
  {
    method: 'GET',
    path: `${path}/:webhook`,
    scope: 'read',
    handle: (ctx) => {
      const app = ctx.app('operate');
      return one(serialiseWebhook(app, named(ctx, app)));
    },
  },
  {
    method: 'PATCH',
    path: `${path}/:webhook`,
    scope: 'write',
    handle: (ctx) => {
      const app = ctx.app('operate');
      const webhook = named(ctx, app);
      change(ctx, webhook);
      return one(serialiseWebhook(app, webhook));
    },
  },
  {
    method: 'DELETE',
    path: `${path}/:webhook`,
    scope: 'write',
    handle: (ctx) => {
      const app = ctx.app('operate');
      const webhook = named(ctx, app);
      ctx.world.webhooks.delete(webhook.id);
      ctx.world.watchForWebhooks();
      return one(serialiseWebhook(app, webhook));
    },
  },
  {
    method: 'GET',
    path: '/apps/:app/webhook-events',
    scope: 'read',
    handle: (ctx) => list(ctx.world.webhookEvents.in('app', ctx.app('operate').id), byId, serialiseWebhookEvent),
  },
  {
    method: 'GET',
    path: '/apps/:app/webhook-events/:event',
    scope: 'read',
    handle: (ctx) => {
      const app = ctx.app('operate');
      const event = ctx.world.webhookEvents.get(ctx.param('event'));
      if (event?.appId !== app.id) {
        return ctx.refuse(404, 'not_found', "Couldn't find that webhook event.", { resource: 'webhook_event' });
      }
      return one(serialiseWebhookEvent(event));
    },
  },
  {
    method: 'GET',
    path: '/apps/:app/webhook-deliveries',
    scope: 'read',
    handle: (ctx) => {
      const status = ctx.query.get('eq[status]');
      const rows = ctx.world.webhookDeliveries.in('app', ctx.app('operate').id);
      const wanted = rows.filter((row) => status === null || row.status === status);
      return list(wanted, bySequence, (row) => renderDelivery(ctx, row));
    },
  },
  {
    method: 'GET',
    path: '/apps/:app/webhook-deliveries/:delivery',
    scope: 'read',
    handle: (ctx) => {
      const app = ctx.app('operate');
      const delivery = ctx.world.webhookDeliveries.get(ctx.param('delivery'));
      if (delivery?.appId !== app.id) {
        return ctx.refuse(404, 'not_found', "Couldn't find that delivery.", { resource: 'webhook_delivery' });
      }
      return one(renderDelivery(ctx, delivery));
    },
  },
];
