import type { Stage } from '@/simulator/model';
import { ageMs } from './ages';
import type { AppPlan, DomainPlan, ProcessPlan } from './app-plan';
import type { LanguageName } from './languages';
import { Random } from './random';
import type { NamedService } from './service-names';

type Weight = 'small' | 'medium' | 'large';

interface Service extends NamedService {
  language: LanguageName;
  weight: Weight;
  /** Process types besides `web`. */
  types: readonly string[];
  isOld: boolean;
  hasReleasePhase: boolean;
}

const deployers: Readonly<Record<string, readonly string[]>> = {
  payments: ['mara', 'jonas', 'tomas', 'ci', 'ci'],
  storefront: ['priya', 'jonas', 'ci', 'ci'],
  platform: ['tomas', 'ci'],
  data: ['lin', 'priya', 'ci'],
  logistics: ['sofia', 'ci'],
  partners: ['sofia', 'ci'],
  growth: ['mara', 'anna', 'hugo'],
};

const languageWeights: readonly (readonly [LanguageName, number])[] = [
  ['node', 34],
  ['ruby', 28],
  ['python', 20],
  ['go', 10],
  ['java', 8],
];

const ageBounds: Readonly<Record<Stage | 'none', readonly [string, string]>> = {
  production: ['35m', '30d'],
  staging: ['25m', '14d'],
  development: ['30m', '20d'],
  review: ['1h', '25d'],
  test: ['1h', '25d'],
  none: ['6h', '300d'],
};

/** First names of those who release a team's apps, with repetition by how often they do. */
export function deployersOf(team: string | null): readonly string[] {
  return deployers[team ?? ''] ?? ['mara', 'kira', 'leo', 'ci'];
}

function sizeFor(stage: Stage | null, weight: Weight, random: Random): string {
  if (stage === 'production') {
    if (weight === 'large') return 'Performance-M';
    return weight === 'medium' ? 'Standard-2X' : 'Standard-1X';
  }
  if (stage === 'staging') return random.chance(0.6) ? 'Standard-1X' : 'Basic';
  if (stage === 'review') return 'Eco';
  return random.chance(0.5) ? 'Eco' : 'Basic';
}

function processesFor(service: Service, stage: Stage | null, random: Random): ProcessPlan[] {
  const size = sizeFor(stage, service.weight, random);
  const isProduction = stage === 'production';
  const most = { small: 2, medium: 4, large: 8 }[service.weight];
  const web = { type: 'web', quantity: isProduction ? random.int(Math.ceil(most / 2), most) : 1, size };
  const others = service.types.map((type): ProcessPlan => {
    const besideSize = size === 'Performance-M' ? 'Standard-2X' : size;
    if (!isProduction) return { type, quantity: stage === 'staging' && random.chance(0.6) ? 1 : 0, size };
    if (type === 'clock') return { type, quantity: 1, size: 'Standard-1X' };
    return { type, quantity: random.int(1, most), size: besideSize };
  });
  return [web, ...others];
}

function versionFor(stage: Stage | null, random: Random): number {
  if (stage === 'review') return random.int(5, 12);
  if (stage === null) return random.spread(5, 60);
  return stage === 'production' ? random.spread(14, 200) : random.spread(8, 120);
}

function domainsFor(name: string, random: Random): DomainPlan[] {
  const host = name.replace(/-production$/, '');
  const tops = random.shuffle(['fernhill.shop', 'fernhill.eu', 'fernhill.co.uk']).slice(0, random.int(1, 3));
  return tops.map((top) => {
    const certificate = random.weighted([
      ['acm', 86],
      ['own', 10],
      ['none', 4],
    ] as const);
    const expiresInDays = certificate === 'acm' ? random.int(20, 89) : random.int(12, 380);
    return { hostname: `${host}.${top}`, certificate, expiresInDays };
  });
}

function planApp(seed: number, service: Service, name: string, stage: Stage | null, behind: number): AppPlan {
  const random = new Random(`${seed}:app:${name}`);
  const [newest, oldest] = ageBounds[stage ?? 'none'];
  const releasedAgoMs = random.spread(ageMs(newest), ageMs(oldest));
  return {
    name,
    team: service.team,
    owner: null,
    pipeline: stage ? service.name : null,
    stage,
    region: /-us-/.test(name) || (!/-eu-/.test(name) && random.chance(0.3)) ? 'us' : 'eu',
    stack: service.isOld || random.chance(0.05) ? 'heroku-22' : 'heroku-24',
    language: service.language,
    processes: processesFor(service, stage, random),
    hasReleasePhase: service.hasReleasePhase,
    state: 'up',
    crashed: [],
    version: versionFor(stage, random),
    releasedAgoMs,
    changedAgoMs: Math.min(releasedAgoMs, random.spread(ageMs('1h'), ageMs('26h'))),
    by: random.pick(deployersOf(service.team)),
    commitsBehind: behind,
    domains: stage === 'production' && random.chance(0.7) ? domainsFor(name, random) : [],
  };
}

function characterOf(seed: number, named: NamedService): { service: Service; random: Random } {
  const random = new Random(`${seed}:service:${named.team}:${named.name}`);
  const special = { data: 'consumer', logistics: 'sync', storefront: 'indexer' }[named.team] ?? 'scorer';
  const types = [
    ...(random.chance(0.62) ? ['worker'] : []),
    ...(random.chance(0.12) ? [special] : []),
    ...(random.chance(0.2) ? ['clock'] : []),
  ];
  const weight = random.weighted([
    ['small', 55],
    ['medium', 36],
    ['large', 9],
  ] as const);
  const language = random.weighted(languageWeights);
  const hasReleasePhase = random.chance(0.55);
  return { service: { ...named, language, weight, types, isOld: random.chance(0.11), hasReleasePhase }, random };
}

/** The apps of one pipeline: usually dev, staging and production, sometimes two regions, sometimes review apps. */
export function planService(seed: number, named: NamedService): AppPlan[] {
  const { service, random } = characterOf(seed, named);
  const staging = random.chance(0.3) ? 0 : random.int(1, 12);
  const production = staging + (random.chance(0.25) ? 0 : random.int(1, 26));
  const { name } = service;
  const plans: AppPlan[] = [];
  if (random.chance(0.78)) plans.push(planApp(seed, service, `${name}-dev`, 'development', 0));
  if (random.chance(0.96)) plans.push(planApp(seed, service, `${name}-staging`, 'staging', staging));
  if (name.length <= 16 && random.chance(0.1)) {
    const eu = planApp(seed, service, `${name}-eu-production`, 'production', production);
    const us = planApp(seed, service, `${name}-us-production`, 'production', production + random.int(0, 9));
    const shared = [{ from: eu.name, attachment: 'DATABASE', as: 'EU_DATABASE' }];
    plans.push(eu, random.chance(0.5) ? { ...us, shared } : us);
  } else if (random.chance(0.92)) {
    plans.push(planApp(seed, service, `${name}-production`, 'production', production));
  }
  if (random.chance(0.2)) {
    const first = random.int(40, 2400);
    for (let index = random.int(1, 3); index > 0; index--) {
      plans.push(planApp(seed, service, `${name}-pr-${first + index * 7}`, 'review', 0));
    }
  }
  return plans;
}

/** An app in no pipeline. */
export function planLooseApp(seed: number, named: NamedService): AppPlan {
  const { service } = characterOf(seed, named);
  return planApp(seed, { ...service, types: [] }, named.name, null, 0);
}
