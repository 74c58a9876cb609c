import type { LogDrain } from '@/simulator/logs/model';
import type { App } from '@/simulator/model';
import { type Context, type JsonObject, list, one, type Route } from '@/simulator/route';
import { stamp } from '@/simulator/serialise/stamp';
import { textIn } from './input';
import { byId } from './sort';

const mostDrains = 5;
const schemes: readonly string[] = ['http:', 'https:', 'syslog:', 'syslog+tls:'];

function serialise(app: App, drain: LogDrain): JsonObject {
  return {
    addon: null,
    app: { id: app.id, name: app.name },
    created_at: stamp(drain.createdAtMs),
    id: drain.id,
    token: drain.token,
    updated_at: stamp(drain.updatedAtMs),
    url: drain.url,
  };
}

function named(ctx: Context, app: App): LogDrain {
  const wanted = ctx.param('drain');
  const found = ctx.world.logDrains.in('app', app.id).find((row) => [row.id, row.token, row.url].includes(wanted));
  return found ?? ctx.refuse(404, 'not_found', "Couldn't find that log drain.", { resource: 'log_drain' });
}

function create(ctx: Context, app: App): LogDrain {
  const url = textIn(ctx, 'url') ?? ctx.refuse(422, 'invalid_params', 'Require params: url.');
  const parsed = URL.canParse(url) ? new URL(url) : null;
  if (!parsed?.host || !schemes.includes(parsed.protocol)) ctx.refuse(422, 'invalid_params', 'Url is invalid.');
  const drains = ctx.world.logDrains.in('app', app.id);
  if (drains.some((row) => row.url === url)) ctx.refuse(422, 'invalid_params', 'Url has already been taken');
  if (drains.length >= mostDrains) {
    ctx.refuse(422, 'invalid_params', `You have already added ${mostDrains} drains.`, { limit: mostDrains });
  }
  const times = { createdAtMs: ctx.now, updatedAtMs: ctx.now };
  const token = `d.${ctx.world.newId()}`;
  return ctx.world.logDrains.add({ id: ctx.world.newId(), appId: app.id, url, token, ...times });
}

export const logDrainRoutes: Route[] = [
  {
    method: 'GET',
    path: '/apps/:app/log-drains',
    scope: 'read',
    handle: (ctx) => {
      const app = ctx.app();
      return list(ctx.world.logDrains.in('app', app.id), byId, (row) => serialise(app, row));
    },
  },
  {
    method: 'POST',
    path: '/apps/:app/log-drains',
    scope: 'write',
    handle: (ctx) => {
      const app = ctx.app('operate');
      return one(serialise(app, create(ctx, app)), 201);
    },
  },
  {
    method: 'GET',
    path: '/apps/:app/log-drains/:drain',
    scope: 'read',
    handle: (ctx) => {
      const app = ctx.app();
      return one(serialise(app, named(ctx, app)));
    },
  },
  {
    method: 'DELETE',
    path: '/apps/:app/log-drains/:drain',
    scope: 'write',
    handle: (ctx) => {
      const app = ctx.app('operate');
      const drain = named(ctx, app);
      ctx.world.logDrains.delete(drain.id);
      return one(serialise(app, drain));
    },
  },
];
