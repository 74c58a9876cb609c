import { findDynoSize } from '@/simulator/catalogue/dyno-sizes';
import type { App, Ms, Team } from '@/simulator/model';
import type { World } from './world';

const dayMs = 86_400_000;
const ownServices: readonly string[] = ['heroku-postgresql', 'heroku-redis', 'heroku-kafka'];

/** What was used: dynos in dyno units, the rest in credits (dollars). */
export interface Usage {
  dynos: number;
  addons: number;
  data: number;
  partner: number;
}

export interface TeamUsage extends Usage {
  apps: (Usage & { name: string })[];
}

/** What a team used between two moments, reckoned with today's formation and add-ons since each of them exists. */
export function usageOf(world: World, team: Team, fromMs: Ms, untilMs: Ms): TeamUsage {
  const apps = world.apps
    .in('team', team.id)
    .map((app) => ({ name: app.name, ...usageOfApp(world, app, fromMs, Math.min(untilMs, world.now())) }));
  const sum = (key: keyof Usage) => rounded(apps.reduce((total, app) => total + app[key], 0));
  return { apps, dynos: sum('dynos'), addons: sum('addons'), data: sum('data'), partner: sum('partner') };
}

function usageOfApp(world: World, app: App, fromMs: Ms, untilMs: Ms): Usage {
  const monthsSince = (createdAtMs: Ms) => Math.max(0, untilMs - Math.max(fromMs, createdAtMs)) / monthMs(fromMs);
  const used = { data: 0, partner: 0 };
  for (const addOn of world.addOns.in('app', app.id)) {
    const plan = world.plans.get(addOn.planId);
    const service = plan ? world.services.get(plan.serviceId) : undefined;
    if (!plan || !service) continue;
    const credits = (plan.priceCents / 100) * monthsSince(addOn.createdAtMs);
    used[ownServices.includes(service.name) ? 'data' : 'partner'] += credits;
  }
  let units = 0;
  for (const { quantity, size } of app.formation.values()) units += quantity * (findDynoSize(size)?.dynoUnits ?? 1);
  return {
    dynos: rounded(units * monthsSince(app.createdAtMs)),
    addons: rounded(used.data + used.partner),
    data: rounded(used.data),
    partner: rounded(used.partner),
  };
}

function monthMs(moment: Ms): number {
  const date = new Date(moment);
  return new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate() * dayMs;
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}
