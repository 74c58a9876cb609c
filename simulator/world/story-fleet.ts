import type { Stage } from '@/simulator/model';
import { ageMs } from './ages';
import type { AppPlan, AppState, ProcessPlan } from './app-plan';
import type { LanguageName } from './languages';
import { checkoutPlans } from './story-checkout';

const sizeNames: Readonly<Record<string, string>> = {
  eco: 'Eco',
  basic: 'Basic',
  '1x': 'Standard-1X',
  '2x': 'Standard-2X',
  m: 'Performance-M',
};

/**
 * One app a line, most important first: a small fleet holds the first ones. Columns: name, team, language, version, age of
 * the release, who made it, state, commits behind the pipeline's newest, formation as type:quantity:size, then marks
 * (`us`, `old` for heroku-22, `at=6m` for the age of the state, `dead=web.1+web.2`). Pipeline and stage follow from the name.
 */
const table = `
order-router-production      logistics  go      88   31m jonas crashed     40 web:2:2x,worker:2:1x at=6m dead=web.1+web.2
order-router-staging         logistics  go      97   2d  sofia up          9  web:1:1x,worker:1:1x
catalog-api-production       storefront ruby    689  40s mara  starting    5  web:4:m,worker:4:2x us
catalog-api-staging          storefront ruby    1043 3m  priya up          5  web:2:1x,worker:1:1x us
catalog-api-dev              storefront ruby    1190 6m  priya up          0  web:1:eco
label-printer-staging        logistics  node    341  31m ci    crashed     0  web:1:basic old dead=web.1
ledger-production            payments   java    158  44m tomas maintenance 30 web:2:m,worker:3:2x
identity-api-production      platform   go      367  9m  tomas up          6  web:4:m,worker:2:2x
storefront-web-production    storefront node    905  26m jonas up          7  web:8:m
media-resizer-production     storefront go      512  1m  ci    starting    0  web:6:m,worker:8:2x
search-indexer-production    data       python  77   38m lin   up          3  web:2:2x,indexer:6:2x,clock:1:1x
returns-portal-staging       logistics  ruby    118  1h  jonas idle        8  web:1:eco
partner-gateway-eu-production partners  node    64   52m sofia up          11 web:3:2x,worker:1:1x old
partner-gateway-us-production partners  node    58   9d  sofia up          24 web:2:2x,worker:1:1x us old
partner-gateway-staging      partners   node    71   1d  sofia up          2  web:1:1x,worker:1:1x
partner-gateway-dev          partners   node    140  6h  ci    idle        0  web:1:eco
fraud-scoring-production     payments   python  131  5h  mara  up          25 web:3:m,scorer:4:2x us
fraud-scoring-staging        payments   python  140  7h  jonas up          6  web:1:1x,scorer:1:1x
fraud-scoring-dev            payments   python  389  2m  ci    starting    0  web:1:basic
warehouse-sync-production    logistics  java    176  4h  sofia up          17 web:1:2x,sync:4:2x,clock:1:1x old
warehouse-sync-staging       logistics  java    181  3h  sofia maintenance 0  web:1:1x,sync:1:1x
warehouse-sync-dev           logistics  java    210  8h  ci    up          0  web:1:basic
notifications-production     platform   node    290  1h  ci    up          7  web:2:1x,worker:6:1x,clock:1:1x
notifications-staging        platform   node    301  9h  ci    up          0  web:1:1x,worker:1:1x
notifications-dev            platform   node    418  1d  tomas idle        0  web:1:eco
reports-builder-production   data       python  201  3h  lin   up          16 web:1:2x,worker:2:2x old
reports-builder-staging      data       python  203  4d  lin   off         11 web:0:1x,worker:0:1x
reports-builder-dev          data       python  266  5h  lin   up          0  web:1:basic
ledger-staging               payments   java    166  5h  tomas up          4  web:1:1x,worker:1:1x
ledger-dev                   payments   java    312  1h  ci    up          0  web:1:basic
catalog-api-eu-production    storefront ruby    403  2m  mara  up          5  web:3:2x,worker:1:2x
catalog-api-apac-production  storefront ruby    177  4d  jonas up          19 web:2:2x,worker:1:2x us old
catalog-api-eu-staging       storefront ruby    398  1d  ci    idle        17 web:1:eco
catalog-api-pr-2207          storefront ruby    7    2h  priya up          0  web:1:eco
catalog-api-pr-2198          storefront ruby    6    3d  lin   idle        0  web:1:eco
catalog-api-pr-2154          storefront ruby    9    19d jonas idle        0  web:1:eco
merchant-admin-production    partners   ruby    372  2d  sofia up          16 web:3:2x,worker:2:1x
merchant-admin-staging       partners   ruby    388  5h  sofia up          14 web:1:1x
merchant-admin-dev           partners   ruby    501  1m  ci    starting    0  web:1:basic
event-ingest-production      data       go      443  2h  lin   up          2  web:5:m,consumer:10:2x us
event-ingest-staging         data       go      450  6h  lin   up          1  web:1:1x,consumer:1:1x
event-ingest-dev             data       go      610  1d  ci    up          0  web:1:basic
tax-service-production       payments   ruby    49   12d mara  up          0  web:2:1x,worker:1:1x
tax-service-staging          payments   ruby    52   2h  mara  off         0  web:0:1x,worker:0:1x old
tax-service-dev              payments   ruby    88   9d  ci    off         0  web:0:basic
feature-flags-production     platform   go      93   3h  tomas up          0  web:2:2x
feature-flags-staging        platform   go      95   3d  tomas up          0  web:1:1x
feature-flags-dev            platform   go      140  4d  tomas up          0  web:1:basic
identity-api-staging         platform   go      377  2h  tomas up          2  web:1:1x,worker:1:1x
identity-api-dev             platform   go      533  40m ci    up          0  web:1:basic
storefront-web-staging       storefront node    912  50m jonas up          7  web:2:1x
storefront-web-dev           storefront node    1502 18m ci    up          0  web:1:basic
media-resizer-staging        storefront go      520  10m ci    up          0  web:1:1x,worker:1:1x
search-indexer-staging       data       python  80   11h lin   up          0  web:1:1x,indexer:1:1x
search-indexer-dev           data       python  131  3h  lin   up          0  web:1:basic
returns-portal-production    logistics  ruby    109  6d  sofia up          13 web:2:1x,worker:1:1x
returns-portal-dev           logistics  ruby    150  7h  ci    up          0  web:1:eco
order-router-dev             logistics  go      204  3h  sofia up          0  web:1:basic
label-printer-production     logistics  node    322  5d  sofia up          0  web:2:1x old
pricing-engine-dev           storefront java    610  2h  priya starting    0  web:1:basic at=1m
pricing-engine-staging       storefront java    288  1d  priya up          3  web:1:1x
pricing-engine-production    storefront java    271  3d  priya up          9  web:3:2x
address-book-production      logistics  node    86   13m sofia up          0  web:2:1x
address-book-dev             logistics  node    143  2d  ci    up          0  web:1:eco
`;

const personalTable = `
mara-sketchbook   - node 14 12d mara idle 0 web:1:eco
lindqvist-recipes - node 23 40d mara up   0 web:1:eco
`;

const outsideTable = `
ravi-portfolio    - node 31 20d ravi up   0 web:1:eco
ravi-weather-bot  - node 12 3d  ravi idle 0 web:1:eco
`;

const stageOfSuffix: Readonly<Record<string, Stage>> = {
  production: 'production',
  staging: 'staging',
  dev: 'development',
  pr: 'review',
};

/** Formation in the table's notation, `web:2:2x,clock:1:1x`. */
function processesOf(text: string): ProcessPlan[] {
  return text.split(',').map((part) => {
    const [type = 'web', quantity, size = '1x'] = part.split(':');
    return { type, quantity: Number(quantity), size: sizeNames[size] ?? size };
  });
}

function planOf(line: string): AppPlan {
  const [name = '', team, language, version, released = '1d', by = 'ci', state, behind, formation = '', ...marks] =
    line.split(/\s+/);
  const mark = (key: string) => marks.find((text) => text.startsWith(`${key}=`))?.slice(key.length + 1);
  const parts = /^(.+?)(?:-(?:eu|us|apac))?-(production|staging|dev|pr)(?:-\d+)?$/.exec(name);
  const isPersonal = team === '-';
  return {
    name,
    team: isPersonal ? null : (team ?? null),
    owner: isPersonal ? by : null,
    pipeline: parts?.[1] ?? null,
    stage: stageOfSuffix[parts?.[2] ?? ''] ?? null,
    region: marks.includes('us') ? 'us' : 'eu',
    stack: marks.includes('old') ? 'heroku-22' : 'heroku-24',
    language: language as LanguageName,
    processes: processesOf(formation),
    hasReleasePhase: !isPersonal && language !== 'go',
    state: state as AppState,
    crashed: mark('dead')?.split('+') ?? [],
    version: Number(version),
    releasedAgoMs: ageMs(released),
    changedAgoMs: ageMs(mark('at') ?? released),
    by,
    commitsBehind: Number(behind),
  };
}

function plansOf(text: string): AppPlan[] {
  return text.trim().split('\n').map(planOf);
}

/** Personal apps of Mara, which nobody else sees. They count as part of the fleet. */
export const personalPlans: readonly AppPlan[] = plansOf(personalTable);

/** Apps of a stranger to the company, which nobody of the company sees. */
export const outsidePlans: readonly AppPlan[] = plansOf(outsideTable);

/** The apps of the pictures, most important first, `checkout-api-production` at the head. */
export const storyPlans: readonly AppPlan[] = [...checkoutPlans, ...plansOf(table)];
