import { visibleApps } from '@/simulator/engine/access';
import type { Account } from '@/simulator/model';
import { type Context, one, type Route } from '@/simulator/route';
import { accountJson } from '@/simulator/serialise/account';

const ecoPoolSeconds = 1000 * 3600;

function self(ctx: Context): Account {
  const { account } = ctx;
  const named = ctx.param('user');
  if (named === '~' || named === account.id || named === account.email) return account;
  return ctx.refuse(404, 'not_found', "Couldn't find that user.", { resource: 'user' });
}

function update(ctx: Context, account: Account) {
  const { name, allow_tracking: allowTracking, beta } = ctx.body;
  ctx.world.accounts.change(account, {
    name: typeof name === 'string' || name === null ? name : account.name,
    allowTracking: typeof allowTracking === 'boolean' ? allowTracking : account.allowTracking,
    beta: typeof beta === 'boolean' ? beta : account.beta,
    updatedAtMs: ctx.now,
  });
  return one(accountJson(ctx.world, account, ctx.variant));
}

function ecoSecondsUsed(ctx: Context) {
  const monthStart = new Date(ctx.now);
  monthStart.setUTCDate(1);
  monthStart.setUTCHours(0, 0, 0, 0);
  return visibleApps(ctx.world, ctx.account)
    .filter((app) => app.ownerId === ctx.account.id)
    .flatMap((app) => {
      const awake = [...app.dynos.values()].filter((dyno) => dyno.size === 'Eco' && dyno.state === 'up');
      const usedMs = awake.reduce((sum, dyno) => sum + ctx.now - Math.max(dyno.createdAtMs, monthStart.getTime()), 0);
      return usedMs > 0 ? [{ app_uuid: app.id, quota_used: Math.floor(usedMs / 1000) }] : [];
    });
}

export const accountRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/account',
    scope: 'identity',
    handle: (ctx) => one(accountJson(ctx.world, ctx.account, ctx.variant)),
  },
  { method: 'PATCH', path: '/account', scope: 'global', handle: (ctx) => update(ctx, ctx.account) },
  {
    method: 'GET',
    path: '/users/:user',
    scope: 'identity',
    handle: (ctx) => one(accountJson(ctx.world, self(ctx), ctx.variant)),
  },
  { method: 'PATCH', path: '/users/:user', scope: 'global', handle: (ctx) => update(ctx, self(ctx)) },
  {
    method: 'GET',
    path: '/account/delinquency',
    scope: 'identity',
    handle: () => one({ scheduled_suspension_time: null, scheduled_deletion_time: null }),
  },
  {
    method: 'GET',
    path: '/teams/:team/delinquency',
    scope: 'read',
    handle: (ctx) => {
      ctx.team();
      return one({ scheduled_suspension_time: null, scheduled_deletion_time: null });
    },
  },
  {
    method: 'GET',
    path: '/accounts/:user/actions/get-quota',
    scope: 'global',
    handle: (ctx) => {
      const account = self(ctx);
      const apps = ecoSecondsUsed(ctx);
      return one({
        account_quota: ecoPoolSeconds,
        quota_used: apps.reduce((sum, app) => sum + app.quota_used, 0),
        force_idle_until: null,
        account_uuid: account.id,
        apps,
      });
    },
  },
];
