import { ageMs } from './ages';
import type { AddOnPlan, AppPlan, ProcessPlan } from './app-plan';
import { checkoutConfig } from './story-config';
import { checkoutHistory } from './story-history';

function addOns(...pairs: (readonly [plan: string, as: string])[]): AddOnPlan[] {
  return pairs.map(([plan, as]) => ({ plan, as }));
}

function formation(size: string, web: number, worker = 0, clock = 0): ProcessPlan[] {
  return [
    { type: 'web', quantity: web, size },
    { type: 'worker', quantity: worker, size },
    { type: 'clock', quantity: clock, size: size === 'Standard-2X' ? 'Standard-1X' : size },
  ];
}

const common = {
  team: 'payments',
  owner: null,
  pipeline: 'checkout-api',
  region: 'eu',
  stack: 'heroku-24',
  language: 'ruby',
  hasReleasePhase: true,
  crashed: [],
} as const;

const mailgun = { from: 'checkout-api-production', attachment: 'MAILGUN', as: 'MAILGUN' };

function released(ago: string) {
  return { releasedAgoMs: ageMs(ago), changedAgoMs: ageMs(ago) };
}

const production: AppPlan = {
  ...common,
  name: 'checkout-api-production',
  stage: 'production',
  processes: formation('Standard-2X', 3, 2, 1),
  state: 'crashed',
  crashed: ['web.2'],
  version: 219,
  releasedAgoMs: ageMs('14m'),
  changedAgoMs: ageMs('2m'),
  by: 'mara',
  commitsBehind: 11,
  addOns: addOns(
    ['heroku-postgresql:standard-2', 'DATABASE'],
    ['heroku-postgresql:standard-2', 'REPLICA'],
    ['heroku-redis:premium-3', 'HEROKU_REDIS_AMBER'],
    ['papertrail:liatorp', 'PAPERTRAIL'],
    ['mailgun:starter', 'MAILGUN'],
    ['scheduler:standard', 'SCHEDULER'],
  ),
  domains: [
    { hostname: 'checkout.fernhill.shop', certificate: 'acm', expiresInDays: 71 },
    { hostname: 'api.fernhill.shop', certificate: 'acm', expiresInDays: 71 },
    { hostname: 'pay.fernhill.co.uk', certificate: 'own', expiresInDays: 9 },
  ],
  config: checkoutConfig('production'),
  history: checkoutHistory,
};

const euProduction: AppPlan = {
  ...common,
  name: 'checkout-api-eu-production',
  stage: 'production',
  processes: formation('Standard-2X', 2, 1),
  state: 'up',
  version: 143,
  ...released('43h'),
  by: 'jonas',
  commitsBehind: 14,
  addOns: addOns(
    ['heroku-postgresql:standard-0', 'DATABASE'],
    ['heroku-postgresql:standard-0', 'REPLICA'],
    ['heroku-redis:premium-1', 'HEROKU_REDIS_AMBER'],
    ['papertrail:fixa', 'PAPERTRAIL'],
  ),
  shared: [mailgun],
  domains: [{ hostname: 'checkout.fernhill.eu', certificate: 'acm', expiresInDays: 54 }],
  config: checkoutConfig('euProduction'),
};

const staging: AppPlan = {
  ...common,
  name: 'checkout-api-staging',
  stage: 'staging',
  processes: formation('Standard-1X', 1, 1),
  state: 'up',
  version: 231,
  ...released('22m'),
  by: 'mara',
  commitsBehind: 3,
  addOns: addOns(
    ['heroku-postgresql:essential-2', 'DATABASE'],
    ['heroku-redis:premium-1', 'HEROKU_REDIS_AMBER'],
    ['papertrail:fixa', 'PAPERTRAIL'],
    ['scheduler:standard', 'SCHEDULER'],
  ),
  shared: [mailgun],
  config: checkoutConfig('staging'),
};

const euStaging: AppPlan = {
  ...common,
  name: 'checkout-api-eu-staging',
  stage: 'staging',
  processes: formation('Basic', 1),
  state: 'up',
  version: 151,
  ...released('2d'),
  by: 'ci',
  commitsBehind: 9,
  addOns: addOns(
    ['heroku-postgresql:essential-0', 'DATABASE'],
    ['heroku-redis:mini', 'HEROKU_REDIS_AMBER'],
    ['papertrail:choklad', 'PAPERTRAIL'],
  ),
  shared: [mailgun],
  config: checkoutConfig('euStaging'),
};

const dev: AppPlan = {
  ...common,
  name: 'checkout-api-dev',
  stage: 'development',
  processes: formation('Basic', 1),
  state: 'up',
  version: 402,
  ...released('2h'),
  by: 'jonas',
  commitsBehind: 0,
  addOns: addOns(['heroku-postgresql:essential-0', 'DATABASE'], ['papertrail:choklad', 'PAPERTRAIL']),
  config: checkoutConfig('dev'),
};

const review: AppPlan = {
  ...common,
  name: 'checkout-api-pr-1482',
  stage: 'review',
  processes: formation('Eco', 1),
  state: 'up',
  version: 3,
  ...released('4h'),
  by: 'ci',
  commitsBehind: 0,
  addOns: addOns(['heroku-postgresql:essential-0', 'DATABASE']),
  config: checkoutConfig('review'),
};

/** The pipeline of the story: production in trouble, staging beside it, an EU pair, dev and one review app. */
export const checkoutPlans: readonly AppPlan[] = [production, staging, dev, euProduction, euStaging, review];
