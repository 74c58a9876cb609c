import { ageMs } from './ages';
import type { ReleasePlan } from './app-plan';

function release(version: number, age: string, by: string, description: string): ReleasePlan {
  return { version, ageMs: ageMs(age), by, description };
}

function deploy(version: number, age: string, by: string, sha: string, subject: string): ReleasePlan {
  return { ...release(version, age, by, `Deploy ${sha}`), commit: { sha, description: subject } };
}

function promote(version: number, age: string, by: string, from: number, sha: string, subject: string): ReleasePlan {
  return {
    ...release(version, age, by, `Promote checkout-api-staging v${from} ${sha}`),
    commit: { sha, description: subject },
  };
}

function set(version: number, age: string, before: Readonly<Record<string, string | null>>): ReleasePlan {
  return { ...release(version, age, 'mara', `Set ${Object.keys(before).join(', ')} config vars`), before };
}

/** The last twenty releases of `checkout-api-production`, newest first. */
export const checkoutHistory: readonly ReleasePlan[] = [
  deploy(219, '14m', 'mara', '8f3c1ae', 'Retry split tender on 409'),
  set(218, '19m', { STRIPE_V2_KEY: null, FEATURE_SPLIT_TENDER: null }),
  deploy(217, '21h', 'ci', '41d09bb', 'Cache tax lookups for 60 s'),
  {
    ...release(216, '25h', 'heroku-redis', 'Update HEROKU_REDIS_AMBER by heroku-redis'),
    plansBefore: { 'heroku-redis:premium-3': 'heroku-redis:premium-2' },
  },
  { ...deploy(215, '26h', 'ci', 'c02e7f4', 'Backfill tender splits'), status: 'failed' },
  promote(214, '51h', 'jonas', 229, '3c77e02', 'Stripe v2 client behind a flag'),
  set(213, '55h', { WEBHOOK_SIGNING_SECRET: null, CHECKOUT_TIMEOUT_MS: '12000', RAILS_MAX_THREADS: '3' }),
  deploy(212, '75h', 'ci', '52b6d10', 'Bump puma to 6.5'),
  set(211, '142h', { MAIL_FROM: 'checkout@fernhill.example' }),
  promote(210, '146h', 'jonas', 221, 'a40be29', 'Show remaining balance on split tender'),
  deploy(209, '8d', 'ci', '7720cde', 'Guard empty baskets'),
  release(208, '214h', 'heroku-postgresql', 'Update DATABASE by heroku-postgresql'),
  promote(207, '218h', 'jonas', 214, 'e9f0311', 'Klarna: pass order lines'),
  release(206, '286h', 'mara', 'Rollback to v204'),
  deploy(205, '290h', 'ci', '0bd17a4', 'Parallel tax and shipping quotes'),
  promote(204, '14d', 'tomas', 209, '51c8e2b', 'Receipts as PDF'),
  set(203, '358h', { LOG_LEVEL: 'info' }),
  deploy(202, '362h', 'ci', '99aa02c', 'Smaller payment session cookie'),
  promote(201, '17d', 'jonas', 204, 'bb120fe', 'Gift cards in two currencies'),
  set(200, '18d', { SENTRY_ENVIRONMENT: 'prod' }),
];
