import type { App } from '@/simulator/model';
import { type Context, one, type Route } from '@/simulator/route';
import { serialiseApp } from '@/simulator/serialise/app';

const path = '/apps/:app/acm';

function checkDomains(ctx: Context, app: App): void {
  for (const domain of app.domains.values()) {
    if (domain.kind !== 'custom') continue;
    domain.acmStatus = 'in-progress';
    domain.acmStatusReason = null;
    domain.updatedAtMs = ctx.now;
    ctx.world.after(20_000, () => {
      if (domain.acmStatus !== 'in-progress') return;
      domain.acmStatus = 'cert issued';
      domain.updatedAtMs = ctx.world.now();
    });
  }
}

function answer(ctx: Context, app: App) {
  app.updatedAtMs = ctx.now;
  return one(serialiseApp(ctx.world, app, ctx.variant));
}

export const acmRoutes: Route[] = [
  {
    method: 'POST',
    path,
    scope: 'write',
    handle: (ctx) => {
      const app = ctx.app('operate');
      app.acm = true;
      checkDomains(ctx, app);
      return answer(ctx, app);
    },
  },
  {
    method: 'PATCH',
    path,
    scope: 'write',
    handle: (ctx) => {
      const app = ctx.app('operate');
      if (!app.acm) ctx.refuse(422, 'invalid_params', 'Automated Certificate Management is not enabled on this app.');
      checkDomains(ctx, app);
      return answer(ctx, app);
    },
  },
  {
    method: 'DELETE',
    path,
    scope: 'write',
    handle: (ctx) => {
      const app = ctx.app('operate');
      app.acm = false;
      for (const domain of app.domains.values()) {
        domain.acmStatus = null;
        domain.acmStatusReason = null;
      }
      return answer(ctx, app);
    },
  },
];
