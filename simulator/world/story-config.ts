import { Random } from './random';

type Column = 'production' | 'euProduction' | 'staging' | 'euStaging' | 'dev' | 'review';

const columns: readonly Column[] = ['production', 'euProduction', 'staging', 'euStaging', 'dev', 'review'];

/**
 * Config of the checkout apps: per key one letter for each of production, EU production, staging, EU staging, dev, review;
 * equal letters mean equal values, `-` a missing key. Add-ons bring their own keys on top.
 */
const table = `
ADYEN_MERCHANT_ACCOUNT   abcccc
APPLE_PAY_DOMAIN_ID      aaa---
CHECKOUT_TIMEOUT_MS      aaabbb
DEBUG_SQL                ----a-
FEATURE_SPLIT_TENDER     a-aaaa
FRAUD_SCORING_URL        abcccc
JWT_PUBLIC_KEY           aabbbb
LOG_LEVEL                aabbbb
MAIL_FROM                aabbbb
RAILS_MAX_THREADS        aaaaaa
SECRET_KEY_BASE          abcdee
SENTRY_ENVIRONMENT       abcdef
SESSION_SECRET           abcdee
STRIPE_SECRET_KEY        aababb
STRIPE_V2_KEY            aa----
TAX_SERVICE_URL          aabbcc
WAREHOUSE_QUEUE          abcd--
WEBHOOK_SIGNING_SECRET   aabbb-
STAGING_BANNER           --aa--
BASIC_AUTH_USER          --aa--
BASIC_AUTH_PASSWORD      --aa--
RACK_MINI_PROFILER       --aa--
ASSET_HOST               aaaaaa
AWS_REGION               aaaaaa
CART_TTL_MINUTES         aaaaaa
CURRENCIES               aaaaaa
DEFAULT_LOCALE           aaaaaa
FEATURE_EXPRESS_PAY      aaaaaa
FEATURE_GIFT_CARDS       aaaaaa
GOOGLE_PAY_MERCHANT_ID   aaaaaa
KLARNA_REGION            aaaaaa
LANG                     aaaaaa
MALLOC_ARENA_MAX         aaaaaa
ORDER_NUMBER_PREFIX      aaaaaa
PAYPAL_BRAND_NAME        aaaaaa
PUMA_WORKERS             aaaaaa
RACK_ENV                 aaaaaa
RAILS_ENV                aaaaaa
RAILS_LOG_TO_STDOUT      aaaaaa
RAILS_SERVE_STATIC_FILES aaaaaa
RECEIPT_FOOTER_URL       aaaaaa
RETRY_LIMIT              aaaaaa
SENTRY_DSN               aaaaaa
STATEMENT_DESCRIPTOR     aaaaaa
SUPPORT_EMAIL            aaaaaa
TZ                       aaaaaa
`;

const known: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  ADYEN_MERCHANT_ACCOUNT: { a: 'FernhillCOM', b: 'FernhillEU', c: 'FernhillTEST' },
  APPLE_PAY_DOMAIN_ID: { a: 'checkout.fernhill.shop' },
  CHECKOUT_TIMEOUT_MS: { a: '8000', b: '5000' },
  DEBUG_SQL: { a: 'true' },
  FEATURE_SPLIT_TENDER: { a: 'true' },
  FRAUD_SCORING_URL: {
    a: 'https://fraud.fernhill.shop',
    b: 'https://fraud-eu.fernhill.shop',
    c: 'https://fraud.staging.fernhill.shop',
  },
  LOG_LEVEL: { a: 'warn', b: 'debug' },
  MAIL_FROM: { a: 'orders@fernhill.example', b: 'test@fernhill.example' },
  RAILS_MAX_THREADS: { a: '5' },
  SENTRY_ENVIRONMENT: { a: 'production', b: 'eu-production', c: 'staging', d: 'eu-staging', e: 'dev', f: 'review' },
  TAX_SERVICE_URL: {
    a: 'https://tax.fernhill.shop',
    b: 'https://tax.staging.fernhill.shop',
    c: 'https://tax.dev.fernhill.shop',
  },
  WAREHOUSE_QUEUE: { a: 'orders', b: 'orders-eu', c: 'orders-staging', d: 'orders-eu-staging' },
  STAGING_BANNER: { a: 'This is not the shop' },
  BASIC_AUTH_USER: { a: 'fernhill' },
  RACK_MINI_PROFILER: { a: 'on' },
  ASSET_HOST: { a: 'https://static.fernhill.shop' },
  AWS_REGION: { a: 'eu-west-1' },
  CART_TTL_MINUTES: { a: '90' },
  CURRENCIES: { a: 'EUR,GBP,SEK,USD' },
  DEFAULT_LOCALE: { a: 'en' },
  FEATURE_EXPRESS_PAY: { a: 'true' },
  FEATURE_GIFT_CARDS: { a: 'true' },
  KLARNA_REGION: { a: 'eu' },
  LANG: { a: 'en_US.UTF-8' },
  MALLOC_ARENA_MAX: { a: '2' },
  ORDER_NUMBER_PREFIX: { a: 'FH' },
  PAYPAL_BRAND_NAME: { a: 'Fernhill' },
  PUMA_WORKERS: { a: '2' },
  RACK_ENV: { a: 'production' },
  RAILS_ENV: { a: 'production' },
  RAILS_LOG_TO_STDOUT: { a: 'enabled' },
  RAILS_SERVE_STATIC_FILES: { a: 'enabled' },
  RECEIPT_FOOTER_URL: { a: 'https://fernhill.shop/terms' },
  RETRY_LIMIT: { a: '3' },
  STATEMENT_DESCRIPTOR: { a: 'FERNHILL' },
  SUPPORT_EMAIL: { a: 'support@fernhill.example' },
  TZ: { a: 'UTC' },
};

function checkoutValue(key: string, letter: string): string {
  const value = known[key]?.[letter];
  if (value !== undefined) return value;
  const twin = key === 'SESSION_SECRET' ? 'SECRET_KEY_BASE' : key;
  const random = new Random(`checkout:${twin}:${letter}`);
  if (key.startsWith('STRIPE_')) return `${letter === 'a' ? 'sk_live' : 'sk_test'}_${random.token(24)}`;
  if (key === 'SENTRY_DSN') return `https://${random.hex(32)}@o41.ingest.sentry.io/5120774`;
  return random.hex(64);
}

/** What people set on the checkout apps; the same for every seed, since the story tells of these keys. */
export function checkoutConfig(column: Column): Record<string, string> {
  const index = columns.indexOf(column);
  const config: Record<string, string> = {};
  for (const line of table.trim().split('\n')) {
    const [key = '', letters = ''] = line.split(/\s+/);
    const letter = letters.charAt(index);
    if (letter !== '-') config[key] = checkoutValue(key, letter);
  }
  return config;
}
