import type { AddOnService, Plan } from '@/simulator/model';
import { type Context, list, one, type Route } from '@/simulator/route';
import { serialiseAddOnService } from '@/simulator/serialise/add-on-service';
import { serialisePlan } from '@/simulator/serialise/plan';
import { byIdOrName } from './sort';

function namedService(ctx: Context): AddOnService {
  const service = ctx.world.services.find(ctx.param('service'));
  return service ?? ctx.refuse(404, 'not_found', "Couldn't find that add-on service.", { resource: 'addon_service' });
}

function plansOf(ctx: Context, service: AddOnService): Plan[] {
  return ctx.world.plans.in('service', service.id);
}

function noPlan(ctx: Context): never {
  return ctx.refuse(404, 'not_found', "Couldn't find that add-on plan.", { resource: 'plan' });
}

export const addOnCatalogueRoutes: Route[] = [
  {
    method: 'GET',
    path: '/addon-services',
    scope: null,
    handle: (ctx) => list(ctx.world.services.values(), byIdOrName, serialiseAddOnService),
  },
  {
    method: 'GET',
    path: '/addon-services/:service',
    scope: null,
    handle: (ctx) => one(serialiseAddOnService(namedService(ctx))),
  },
  {
    method: 'GET',
    path: '/addon-services/:service/plans',
    scope: null,
    handle: (ctx) =>
      list(plansOf(ctx, namedService(ctx)), byIdOrName, (plan) => serialisePlan(ctx.world, plan, ctx.variant)),
  },
  {
    method: 'GET',
    path: '/addon-services/:service/plans/:plan',
    scope: null,
    handle: (ctx) => {
      const service = namedService(ctx);
      const named = ctx.param('plan');
      const names = [named, `${service.name}:${named}`];
      const plan = plansOf(ctx, service).find((row) => row.id === named || names.includes(row.name));
      return one(serialisePlan(ctx.world, plan ?? noPlan(ctx), ctx.variant));
    },
  },
  {
    method: 'GET',
    path: '/plans/:plan',
    scope: null,
    handle: (ctx) => one(serialisePlan(ctx.world, ctx.world.plans.find(ctx.param('plan')) ?? noPlan(ctx), ctx.variant)),
  },
];
