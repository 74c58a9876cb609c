import { dayMs, hourMs } from './ages';
import type { AppPlan, ReleasePlan } from './app-plan';
import { commitAt } from './commits';
import { earlierValue } from './config';
import { deployersOf } from './plan-service';
import { Random } from './random';

/** One release and what it changed, not yet with slug and config. */
export interface HistoryStep extends ReleasePlan {
  kind: 'first' | 'attach' | 'config' | 'code' | 'update' | 'rollback';
  /** How many of the app's add-ons were attached after this release. */
  attached: number;
  /** A release whose slug came from the pipeline's staging app. */
  isPromotion: boolean;
}

export interface AttachedAddOn {
  service: string;
  plan: string;
  attachment: string;
  addOnName: string;
  varNames: readonly string[];
}

const retired = ['LEGACY_API_URL', 'OLD_CDN_HOST', 'BETA_BANNER', 'MEMCACHE_SERVERS', 'UNICORN_WORKERS', 'SKIP_CACHE'];
const smallestRest = 6;
const keysAtOnce = [
  [1, 6],
  [2, 3],
  [3, 1],
] as const;
const foundationGap = 0.0005;
const longestKept = 250;
const keptOfLonger = 80;

type Kind = HistoryStep['kind'] | 'failure' | 'removal';

function kindsOf(plan: AppPlan): (readonly [Kind, number])[] {
  return [
    ['code', plan.stage === 'production' ? 58 : 66],
    ['config', 26],
    ['removal', 3],
    ['update', 5],
    ['rollback', 3],
    ['failure', plan.hasReleasePhase ? 3 : 0],
  ];
}

function codeStep(seed: number, plan: AppPlan, version: number, behind: number, random: Random): HistoryStep {
  const { sha, description: subject } = commitAt(seed, plan.pipeline ?? plan.name, behind);
  const source = random.chance(0.7) ? plan.upstream : undefined;
  const sourceVersion = source ? promotedVersion(plan, source, version) : 0;
  return {
    kind: 'code',
    version,
    ageMs: 0,
    by: random.chance(0.6) ? 'ci' : random.pick(deployersOf(plan.team)),
    description: source ? `Promote ${source.name} v${sourceVersion} ${sha.slice(0, 8)}` : `Deploy ${sha.slice(0, 8)}`,
    commit: { sha, description: subject },
    attached: 0,
    isPromotion: source !== undefined,
  };
}

/** A version of the staging app that fits: today's for the newest promotion of the same commit, else one further back. */
function promotedVersion(plan: AppPlan, source: NonNullable<AppPlan['upstream']>, version: number): number {
  if (version === plan.version && plan.commitsBehind === source.commitsBehind) return source.version;
  return Math.max(3, Math.floor((source.version * 0.9 * version) / plan.version));
}

function told(release: ReleasePlan): HistoryStep {
  const kind = release.before
    ? 'config'
    : release.commit
      ? 'code'
      : release.description.startsWith('Rollback')
        ? 'rollback'
        : 'update';
  return { ...release, kind, attached: 0, isPromotion: release.description.startsWith('Promote') };
}

/**
 * What happened to an app, newest first. Walks back from today's config, so that each step knows the values before it.
 * The oldest releases are the same everywhere: creation, add-ons, the first config, the first deploy. Of a very long
 * history only the newest 80 are kept.
 */
export function historySteps(
  seed: number,
  plan: AppPlan,
  config: Readonly<Record<string, string>>,
  addOns: readonly AttachedAddOn[],
): HistoryStep[] {
  const random = new Random(`${seed}:history:${plan.name}`);
  const steps: HistoryStep[] = (plan.history ?? []).map(told);
  const rest = new Map(Object.entries(config));
  for (const { varNames } of addOns) for (const name of varNames) rest.delete(name);
  for (const { before = {} } of steps) {
    for (const [key, value] of Object.entries(before)) value === null ? rest.delete(key) : rest.set(key, value);
  }
  const kinds = kindsOf(plan);
  const person = () => random.pick(deployersOf(plan.team));
  const firstDeploy = Math.min(plan.version, 2 + addOns.length + 2);
  let behind = plan.commitsBehind + steps.filter(({ kind }) => kind === 'code').length;
  let version = (steps.at(-1)?.version ?? plan.version + 1) - 1;
  const step = (kind: HistoryStep['kind'], description: string, more: Partial<HistoryStep> = {}) => {
    steps.push({ kind, version, ageMs: 0, by: person(), description, attached: 0, isPromotion: false, ...more });
    version--;
  };
  const code = (more: Partial<HistoryStep> = {}) => {
    steps.push({ ...codeStep(seed, plan, version, behind, random), ...more });
    behind += random.int(1, 3);
    version--;
  };
  const oldest = plan.version > longestKept ? plan.version - keptOfLonger + 1 : 1;
  while (version > firstDeploy && version >= oldest) {
    const kind = version === plan.version && random.chance(0.8) ? 'code' : random.weighted(kinds);
    const isFirst = version === plan.version;
    if (kind === 'config' && rest.size > 0) {
      const before = changedKeys(rest, random);
      step('config', `Set ${Object.keys(before).join(', ')} config vars`, { before });
    } else if (kind === 'removal') {
      const key = random.pick(retired);
      if (rest.has(key) || config[key] !== undefined) continue;
      rest.set(key, random.pick(['1', 'off', 'https://old.fernhill.shop']));
      step('config', `Remove ${key} config vars`, { before: { [key]: rest.get(key) ?? '' } });
    } else if (kind === 'update' && addOns[0]) {
      const { attachment, service, varNames } = random.pick(addOns);
      if (varNames.length > 0) step('update', `Update ${attachment} by ${service}`, { by: service });
    } else if (kind === 'rollback' && version > Math.max(firstDeploy, oldest) + 4) {
      step('rollback', `Rollback to v${version - 2}`);
      code();
      code();
    } else if (kind === 'failure' && !isFirst) code({ status: 'failed' });
    else if (kind === 'code') code();
  }
  if (oldest === 1) foundation(plan, addOns, rest, step, code, () => version);
  const own = steps.find((row) => row.version === plan.version);
  if (own && !plan.history && own.kind !== 'update') own.by = plan.by;
  return dated(plan, steps, addOns.length, appAgeMs(seed, plan), random);
}

function foundation(
  plan: AppPlan,
  addOns: readonly AttachedAddOn[],
  rest: ReadonlyMap<string, string>,
  step: (kind: HistoryStep['kind'], description: string, more?: Partial<HistoryStep>) => void,
  code: () => void,
  at: () => number,
): void {
  if (at() >= 3) code();
  if (at() >= 3) {
    const before = Object.fromEntries([...rest.keys()].map((key) => [key, null]));
    step('config', `Set ${[...rest.keys()].join(', ')} config vars`, { before });
  }
  for (let count = at() - 2; count > 0; count--) {
    const addOn = addOns[count - 1];
    if (!addOn) continue;
    const before = Object.fromEntries(addOn.varNames.map((name) => [name, null]));
    step('attach', `Attach ${addOn.attachment} (@ref:${addOn.addOnName})`, { before, attached: count });
  }
  const by = plan.owner ?? plan.by;
  step('first', 'Enable Logplex', { by });
  step('first', 'Initial release', { by });
}

function changedKeys(rest: Map<string, string>, random: Random): Record<string, string | null> {
  const before: Record<string, string | null> = {};
  const keys = [...rest.keys()];
  for (let count = random.weighted(keysAtOnce); count > 0; count--) {
    const key = random.pick(keys);
    const present = rest.get(key);
    if (present === undefined || key in before) continue;
    const isNew = rest.size > smallestRest && random.chance(0.35);
    const value = isNew ? null : earlierValue(key, present, random);
    before[key] = value;
    if (value === null) rest.delete(key);
    else rest.set(key, value);
  }
  return before;
}

/** Age of an app in milliseconds: the more releases it had, the older it is, up to six years. */
export function appAgeMs(seed: number, plan: AppPlan): number {
  const random = new Random(`${seed}:age:${plan.name}`);
  const fromReleasesMs = plan.version * random.spread(5, 60) * hourMs;
  const youngestMs = (plan.history?.at(-1)?.ageMs ?? plan.releasedAgoMs) * 1.6;
  return Math.max(Math.min(fromReleasesMs, 2190 * dayMs), youngestMs) + hourMs;
}

function dated(
  plan: AppPlan,
  steps: HistoryStep[],
  addOnCount: number,
  oldestMs: number,
  random: Random,
): HistoryStep[] {
  const untold = steps.filter((row) => row.ageMs === 0);
  const newestMs = plan.history?.at(-1)?.ageMs ?? plan.releasedAgoMs;
  const isTold = plan.history !== undefined;
  const gaps = untold.map(({ kind }, index) => {
    if (index === 0 && !isTold) return 0;
    return kind === 'attach' || kind === 'first' ? foundationGap : 0.1 + random.fraction() ** 3 * 4;
  });
  const total = gaps.reduce((sum, gap) => sum + gap, 0) || 1;
  let gone = 0;
  for (const [index, row] of untold.entries()) {
    gone += gaps[index] ?? 0;
    row.ageMs = Math.round(newestMs + ((oldestMs - newestMs) * gone) / total);
  }
  for (const row of steps) if (row.kind !== 'attach') row.attached = row.kind === 'first' ? 0 : addOnCount;
  return steps;
}
