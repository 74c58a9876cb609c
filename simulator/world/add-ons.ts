import type { World } from '@/simulator/engine/world';
import type { App } from '@/simulator/model';
import { minuteMs } from './ages';
import type { AddOnPlan, AppPlan } from './app-plan';
import { addOnName, attachedVars, colouredAttachment } from './attached-vars';
import type { AttachedAddOn } from './history-steps';
import { Random } from './random';

type Weighted = readonly (readonly [string, number])[];

const databases: Readonly<Record<string, Weighted>> = {
  production: [
    ['standard-0', 55],
    ['standard-2', 14],
    ['premium-0', 12],
    ['essential-2', 18],
    ['premium-2', 3],
  ],
  staging: [
    ['essential-0', 45],
    ['essential-1', 30],
    ['standard-0', 12],
    ['', 8],
  ],
  development: [
    ['essential-0', 55],
    ['', 45],
  ],
  review: [
    ['essential-0', 45],
    ['', 55],
  ],
  none: [
    ['essential-0', 35],
    ['', 65],
  ],
};

const caches: Readonly<Record<string, Weighted>> = {
  production: [
    ['premium-0', 34],
    ['premium-1', 14],
    ['premium-2', 8],
    ['', 44],
  ],
  staging: [
    ['mini', 40],
    ['premium-0', 8],
    ['', 52],
  ],
  development: [
    ['mini', 25],
    ['', 75],
  ],
};

const logs: Readonly<Record<string, Weighted>> = {
  production: [
    ['liatorp', 12],
    ['fixa', 40],
    ['choklad', 28],
    ['', 20],
  ],
  staging: [
    ['choklad', 60],
    ['', 40],
  ],
};

const extras: readonly (readonly [plan: string, as: string, production: number, elsewhere: number])[] = [
  ['scheduler:standard', 'SCHEDULER', 0.35, 0.12],
  ['mailgun:starter', 'MAILGUN', 0.12, 0.1],
  ['sendgrid:bronze', 'SENDGRID', 0.08, 0],
  ['memcachier:100', 'MEMCACHIER', 0.07, 0],
  ['bonsai:standard-sm', 'BONSAI', 0.05, 0],
  ['cloudamqp:tiger', 'CLOUDAMQP', 0.07, 0.02],
  ['newrelic:wayne', 'NEW_RELIC', 0.25, 0.05],
  ['heroku-kafka:basic-0', 'KAFKA', 0.02, 0],
];

function choose(seed: number, plan: AppPlan): AddOnPlan[] {
  const random = new Random(`${seed}:add-ons:${plan.name}`);
  const stage = plan.stage ?? 'none';
  const chosen: AddOnPlan[] = [];
  const add = (service: string, weights: Weighted | undefined, as: () => string) => {
    const level = weights ? random.weighted(weights) : '';
    if (level) chosen.push({ plan: `${service}:${level}`, as: as() });
  };
  add('heroku-postgresql', databases[stage], () => 'DATABASE');
  add('heroku-redis', caches[stage], () => (random.chance(0.6) ? 'REDIS' : colouredAttachment('heroku-redis', random)));
  add('papertrail', logs[stage], () => 'PAPERTRAIL');
  for (const [name, as, production, elsewhere] of extras) {
    if (random.chance(stage === 'production' ? production : elsewhere)) chosen.push({ plan: name, as });
  }
  return chosen;
}

function freeName(world: World, service: string, random: Random): string {
  let name: string;
  do name = addOnName(service, random);
  while (world.addOns.named(name));
  return name;
}

function attach(world: World, app: App, addOnId: string, as: string, varNames: readonly string[], atMs: number): void {
  world.attachments.add({
    id: world.uuid(`attachment:${app.name}:${as}`),
    name: as,
    addOnId,
    appId: app.id,
    namespace: null,
    configVarNames: varNames,
    webUrl: `https://addons-sso.heroku.com/apps/${app.id}/addons/${addOnId}`,
    createdAtMs: atMs,
    updatedAtMs: atMs,
  });
}

/** Gives an app its own add-ons with their attachments, and puts their config vars into the app's config. */
export function addAddOns(world: World, app: App, plan: AppPlan): AttachedAddOn[] {
  const random = new Random(`${world.seed}:add-on-names:${plan.name}`);
  const config: Record<string, string> = { ...app.config };
  const attached = (plan.addOns ?? choose(world.seed, plan)).flatMap((row, index): AttachedAddOn[] => {
    const priced = world.plans.named(row.plan);
    if (!priced) return [];
    const service = row.plan.slice(0, row.plan.indexOf(':'));
    const name = freeName(world, service, random);
    const vars = attachedVars(service, row.as, name);
    const varNames = Object.keys(vars);
    Object.assign(config, vars);
    const atMs = app.createdAtMs + (index + 2) * minuteMs;
    const addOn = world.addOns.add({
      id: world.uuid(`add-on:${plan.name}:${row.as}`),
      name,
      appId: app.id,
      planId: priced.id,
      state: 'provisioned',
      configVarNames: varNames,
      providerId: world.uuid(`provider:${plan.name}:${row.as}`),
      provisionMessage: '',
      webUrl: null,
      createdAtMs: atMs,
      updatedAtMs: atMs,
    });
    addOn.webUrl = `https://addons-sso.heroku.com/apps/${app.id}/addons/${addOn.id}`;
    attach(world, app, addOn.id, row.as, varNames, atMs);
    return [{ service, plan: row.plan, attachment: row.as, addOnName: name, varNames }];
  });
  app.config = config;
  return attached;
}

/** Attaches add-ons of other apps that the plan names, when those apps are part of the fleet. */
export function addSharedAddOns(world: World, app: App, plan: AppPlan): void {
  for (const shared of plan.shared ?? []) {
    const source = world.apps.named(shared.from);
    const there = source && world.attachments.in('app', source.id).find((row) => row.name === shared.attachment);
    const addOn = there && world.addOns.get(there.addOnId);
    const service = addOn && world.services.get(world.plans.get(addOn.planId)?.serviceId ?? '');
    if (!addOn || !service) continue;
    const vars = attachedVars(service.name, shared.as, addOn.name);
    app.config = { ...app.config, ...vars };
    attach(world, app, addOn.id, shared.as, Object.keys(vars), app.createdAtMs + 30 * minuteMs);
  }
}
