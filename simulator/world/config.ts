import type { AppPlan } from './app-plan';
import { languages } from './languages';
import { Random } from './random';

/** How far a key's value is the same: over the whole pipeline, per kind of stage, or in no two apps. */
type Reach = 'pipeline' | 'stage' | 'app';

interface KeySpec {
  name: string;
  reach: Reach;
  make: (random: Random, plan: AppPlan) => string;
}

function choice(...values: string[]): KeySpec['make'] {
  return (random) => random.pick(values);
}

function secret(prefix: string, length: number): KeySpec['make'] {
  return (random) => prefix + random.token(length);
}

function service(path: string): KeySpec['make'] {
  return (_, plan) => `https://${path}${plan.stage === 'production' ? '' : '.staging'}.fernhill.shop`;
}

function spec(name: string, reach: Reach, make: KeySpec['make']): KeySpec {
  return { name, reach, make };
}

const basics: readonly KeySpec[] = [
  spec('APP_ENV', 'stage', (_, plan) => plan.stage ?? 'production'),
  spec('APP_HOST', 'app', (_, plan) => `${plan.name}.fernhill.shop`),
  spec('LOG_LEVEL', 'stage', (_, plan) => (plan.stage === 'production' ? 'warn' : 'debug')),
  spec('SECRET_KEY_BASE', 'app', (random) => random.hex(64)),
  spec('SENTRY_DSN', 'pipeline', (r) => `https://${r.hex(32)}@o41.ingest.sentry.io/${r.int(1e6, 9e6)}`),
  spec('SENTRY_ENVIRONMENT', 'app', (_, plan) => plan.stage ?? 'tools'),
  spec('TZ', 'pipeline', choice('UTC', 'Europe/Stockholm')),
];

const options: readonly KeySpec[] = [
  spec('SESSION_SECRET', 'app', (random) => random.hex(64)),
  spec('JWT_PUBLIC_KEY', 'stage', secret('MFkwEwYHKoZIzj0', 90)),
  spec('STRIPE_SECRET_KEY', 'stage', (r, plan) => `sk_${plan.stage === 'production' ? 'live' : 'test'}_${r.token(24)}`),
  spec('STRIPE_PUBLISHABLE_KEY', 'stage', secret('pk_', 24)),
  spec('ADYEN_MERCHANT_ACCOUNT', 'stage', (_, plan) => (plan.stage === 'production' ? 'FernhillCOM' : 'FernhillTEST')),
  spec('AWS_ACCESS_KEY_ID', 'stage', (random) => `AKIA${random.token(16).toUpperCase()}`),
  spec('AWS_SECRET_ACCESS_KEY', 'stage', secret('', 40)),
  spec('AWS_REGION', 'pipeline', choice('eu-west-1', 'eu-north-1')),
  spec('S3_BUCKET', 'stage', (r, plan) => `fernhill-${plan.pipeline ?? plan.name}-${r.hex(4)}`),
  spec('CDN_URL', 'pipeline', choice('https://cdn.fernhill.shop', 'https://static.fernhill.shop')),
  spec('IDENTITY_URL', 'stage', service('identity')),
  spec('CATALOG_URL', 'stage', service('catalog')),
  spec('LEDGER_URL', 'stage', service('ledger')),
  spec('TAX_SERVICE_URL', 'stage', service('tax')),
  spec('EVENTS_URL', 'stage', service('events')),
  spec('FRAUD_SCORING_URL', 'stage', service('fraud')),
  spec('FEATURE_FLAGS_URL', 'stage', service('flags')),
  spec('FEATURE_FLAGS_TOKEN', 'stage', secret('ff_', 32)),
  spec('INTERNAL_API_TOKEN', 'stage', secret('int_', 40)),
  spec('WEBHOOK_SIGNING_SECRET', 'stage', secret('whsec_', 32)),
  spec('SLACK_WEBHOOK_URL', 'pipeline', (r) => `https://hooks.slack.com/services/T0FERN/${r.token(8)}/${r.token(24)}`),
  spec('MAIL_FROM', 'stage', (_, plan) => `${plan.stage === 'production' ? 'hello' : 'test'}@fernhill.example`),
  spec('SUPPORT_EMAIL', 'pipeline', choice('support@fernhill.example', 'help@fernhill.example')),
  spec('DEFAULT_LOCALE', 'pipeline', choice('en', 'sv', 'de')),
  spec('DEFAULT_CURRENCY', 'pipeline', choice('EUR', 'SEK', 'GBP')),
  spec('PAGE_SIZE', 'pipeline', choice('25', '50', '100')),
  spec('CACHE_TTL_SECONDS', 'stage', choice('30', '60', '300', '900')),
  spec('HTTP_TIMEOUT_MS', 'stage', choice('2000', '5000', '8000')),
  spec('MAX_RETRIES', 'pipeline', choice('2', '3', '5')),
  spec('DB_POOL', 'stage', choice('5', '10', '15', '20')),
  spec('JOB_CONCURRENCY', 'stage', choice('5', '10', '25')),
  spec('QUEUE_PREFIX', 'app', (_, plan) => plan.name),
  spec('RATE_LIMIT_PER_MINUTE', 'stage', choice('60', '120', '600')),
  spec('FEATURE_NEW_CHECKOUT', 'stage', choice('true', 'false')),
  spec('FEATURE_BULK_EDIT', 'stage', choice('true', 'false')),
  spec('FEATURE_DARK_MODE', 'pipeline', choice('true', 'false')),
  spec('MAINTENANCE_PAGE_URL', 'pipeline', choice('https://status.fernhill.shop/maintenance')),
  spec('GOOGLE_CLIENT_ID', 'stage', (r) => `${r.int(1e11, 9e11)}-${r.hex(32)}.apps.googleusercontent.com`),
  spec('GOOGLE_CLIENT_SECRET', 'stage', secret('GOCSPX-', 28)),
  spec('MAPS_API_KEY', 'pipeline', secret('AIza', 35)),
  spec('ALGOLIA_APP_ID', 'pipeline', (random) => random.token(10).toUpperCase()),
  spec('ALGOLIA_API_KEY', 'stage', (random) => random.hex(32)),
  spec('ROLLOUT_PERCENT', 'app', choice('0', '10', '50', '100')),
];

const optionNames = new Map(options.map((row) => [row.name, row]));

function tuning(name: string): KeySpec {
  return spec(name, 'pipeline', (random) => `${random.pick(['1', '2', '3', '4', '8', 'true', 'production'])}`);
}

function scopeOf(reach: Reach, plan: AppPlan): string {
  if (reach === 'app') return plan.name;
  const whole = plan.pipeline ?? plan.name;
  return reach === 'pipeline' ? whole : `${whole}:${plan.stage === 'production' ? 'production' : 'other'}`;
}

function keysOf(seed: number, plan: AppPlan): KeySpec[] {
  const random = new Random(`${seed}:config-keys:${plan.pipeline ?? plan.name}`);
  const chosen = random.shuffle(options).slice(0, random.int(12, 34));
  return [...basics, ...languages[plan.language].keys.map(tuning), ...chosen];
}

/** A value that this key could have had before its present one. */
export function earlierValue(key: string, present: string, random: Random): string {
  const known = optionNames.get(key);
  if (/^(true|false)$/.test(present)) return present === 'true' ? 'false' : 'true';
  if (/^\d+$/.test(present)) return `${Math.max(1, Math.round(Number(present) * random.pick([0.5, 2, 3])))}`;
  if (known && present.length > 20 && !present.includes('://')) return random.token(present.length);
  return `${present}-old`;
}

/**
 * The config vars that people set on an app, without those of add-ons. Stages of one pipeline share most keys; some are
 * missing here and there, some secrets appear under two names, and some staging apps hold a production secret.
 */
export function makeConfig(seed: number, plan: AppPlan): Record<string, string> {
  if (plan.config) return { ...plan.config };
  const own = new Random(`${seed}:config:${plan.name}`);
  const shared = new Random(`${seed}:config-habits:${plan.pipeline ?? plan.name}`);
  const hasTwin = shared.chance(0.12);
  const leaksToStaging = shared.chance(0.12);
  const missing = plan.stage === 'production' ? 0.015 : 0.05;
  const config: Record<string, string> = {};
  for (const key of keysOf(seed, plan)) {
    if (own.chance(missing)) continue;
    const isLeaked =
      leaksToStaging && plan.stage === 'staging' && /SECRET|TOKEN/.test(key.name) && key.reach === 'stage';
    const from = isLeaked ? { ...plan, stage: 'production' as const } : plan;
    config[key.name] = key.make(new Random(`${seed}:${scopeOf(key.reach, from)}:${key.name}`), from);
  }
  if (hasTwin && config.SECRET_KEY_BASE) config.SESSION_SECRET = config.SECRET_KEY_BASE;
  if (plan.stage === 'development' && own.chance(0.3)) config.DEBUG_SQL = 'true';
  return config;
}
