import { lazy } from '@/simulator/engine/lazy';
import type { World } from '@/simulator/engine/world';
import type { Build, ConfigVars, Lazy, Release, Slug } from '@/simulator/model';
import { dayMs, minuteMs } from './ages';
import type { AppPlan } from './app-plan';
import { type AttachedAddOn, type HistoryStep, historySteps } from './history-steps';
import { languages } from './languages';
import { type ConfigChange, type ConfigTimeline, PastRelease } from './past-release';
import { emailOf } from './people';
import { Random } from './random';

export interface HistoryInput {
  plan: AppPlan;
  appId: string;
  /** World time at which the fleet was made; ages count back from it. */
  nowMs: number;
  config: ConfigVars;
  addOns: readonly AttachedAddOn[];
  processTypes: Readonly<Record<string, string>>;
  /** Size of the newest slug. */
  slugBytes: number;
}

const slugKeptMs = 400 * dayMs;
const keptBuilds = 20;
const slugGrowthBytes = 1013;

/** Id of the release an app runs at the start, known before the history is made. */
export function currentReleaseId(appId: string): string {
  return new Random(`release:${appId}`).uuid();
}

/** Buildpacks as the API names them. */
export function buildpacksOf(plan: AppPlan): { url: string; name: string }[] {
  return languages[plan.language].buildpacks.map((name) => ({ name, url: `urn:buildpack:${name}` }));
}

/** Size of an app's newest slug in bytes, from which the earlier ones differ a little. */
export function slugBytes(seed: number, plan: AppPlan): number {
  const [least, most] = languages[plan.language].slugMb;
  return Math.round(new Random(`${seed}:slug:${plan.pipeline ?? plan.name}`).int(least, most) * 1_048_576);
}

/**
 * The releases of an app, oldest first, and the builds behind the newest of them. Both are made when somebody first looks:
 * a thousand apps have some eighty thousand releases, most of which nobody asks for.
 */
export function makeHistory(world: World, input: HistoryInput): { releases: Lazy<Release[]>; builds: Lazy<Build[]> } {
  const releases = lazy(() => makeReleases(world, input));
  const made = lazy(() => makeReleases(world, input).filter(isBuilt).slice(-keptBuilds));
  return { releases, builds: lazy(() => made.get().map((release) => buildOf(world, input, release))) };
}

function makeReleases(world: World, input: HistoryInput): Release[] {
  const { plan, addOns } = input;
  const steps = historySteps(world.seed, plan, input.config, addOns);
  const changes = steps.flatMap(({ version, before }): ConfigChange[] => (before ? [{ version, before }] : []));
  const timeline: ConfigTimeline = { today: input.config, changes };
  const planNames = addOns.map((_, count) => plansAt(addOns, count + 1));
  const salt = world.uuid('slugs');
  const ids = new Random(`releases:${input.appId}`);
  const people = new Map<string, string>();
  const accountIdOf = (email: string) => {
    const known = people.get(email) ?? world.uuid(`account:${email}`);
    people.set(email, known);
    return known;
  };
  const slugs = new Map<number, Slug | null>();
  const plansThen: Record<string, string> = {};
  for (const { plansBefore } of steps) Object.assign(plansThen, plansBefore);
  let running: Slug | null = null;
  const releases: Release[] = [];
  for (let index = steps.length - 1; index >= 0; index--) {
    const step = steps[index];
    if (!step) continue;
    const createdAtMs = input.nowMs - step.ageMs;
    let slug: Slug | null = running;
    if (step.commit) slug = slugOf(salt, ids, input, step, createdAtMs);
    else if (step.kind === 'rollback') {
      slug = slugs.get(Number(step.description.slice(step.description.indexOf('v') + 1))) ?? running;
    }
    if (step.status !== 'failed') running = slug;
    slugs.set(step.version, slug);
    if (step.plansBefore) for (const now of Object.keys(step.plansBefore)) delete plansThen[now];
    const plans = step.attached === 0 ? [] : (planNames[step.attached - 1] ?? []);
    const email = step.kind === 'update' ? `${step.by}@addons.heroku.com` : emailOf(step.by);
    const hasReleasePhase = plan.hasReleasePhase && slug !== null && step.kind !== 'update';
    const facts = {
      id: step.version === plan.version ? currentReleaseId(input.appId) : ids.uuid(),
      version: step.version,
      description: step.description,
      status: step.status ?? ('succeeded' as const),
      slug,
      accountId: accountIdOf(email),
      email,
      planNames: Object.keys(plansThen).length === 0 ? plans : plans.map((name) => plansThen[name] ?? name).sort(),
      hasReleasePhase,
      createdAtMs,
      updatedAtMs: createdAtMs + (hasReleasePhase ? 9000 : 0),
    };
    releases.push(new PastRelease(facts, timeline));
  }
  return releases;
}

function plansAt(addOns: readonly AttachedAddOn[], count: number): string[] {
  return addOns
    .slice(0, count)
    .map(({ plan }) => plan)
    .sort();
}

function slugOf(salt: string, ids: Random, input: HistoryInput, step: HistoryStep, createdAtMs: number): Slug {
  const { plan } = input;
  const isShared = step.isPromotion || plan.stage === 'staging';
  const builtAtMs = createdAtMs - (step.isPromotion ? 0 : 2 * minuteMs);
  const shared = `${salt}:${plan.pipeline}:${plan.stack}:${step.commit?.sha}`;
  const id = isShared ? new Random(shared).uuid() : ids.uuid();
  return {
    id,
    commit: step.commit?.sha ?? null,
    commitDescription: step.commit?.description ?? null,
    checksum: `SHA256:${step.commit?.sha}${id.replaceAll('-', '').slice(0, 24)}`,
    buildpackDescription: languages[plan.language].description,
    processTypes: input.processTypes,
    sizeBytes: input.slugBytes - (plan.version - step.version) * slugGrowthBytes,
    stack: plan.stack,
    createdAtMs: builtAtMs,
    updatedAtMs: builtAtMs,
    deletedAtMs: step.ageMs > slugKeptMs ? input.nowMs - slugKeptMs : null,
  };
}

function isBuilt(release: Release): boolean {
  return release.description.startsWith('Deploy') && release.slug !== null;
}

function buildOf(world: World, { plan }: HistoryInput, release: Release): Build {
  const startedAtMs = release.createdAtMs - 3 * minuteMs;
  return {
    id: world.uuid(`build:${plan.name}:${release.version}`),
    status: 'succeeded',
    stack: release.slug?.stack ?? plan.stack,
    sourceUrl: `https://source.fernhill.example/${plan.pipeline ?? plan.name}.tar.gz`,
    sourceVersion: release.slug?.commit ?? null,
    sourceDescription: release.slug?.commitDescription ?? null,
    checksum: null,
    buildpacks: buildpacksOf(plan),
    releaseId: release.id,
    slugId: release.slug?.id ?? null,
    accountId: release.accountId,
    email: release.email,
    createdAtMs: startedAtMs,
    updatedAtMs: release.createdAtMs,
  };
}
