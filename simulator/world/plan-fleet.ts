import { ageMs } from './ages';
import type { AppPlan, AppState } from './app-plan';
import { teamNames } from './people';
import { planLooseApp, planService } from './plan-service';
import { Random } from './random';
import { serviceNames } from './service-names';
import { personalPlans, storyPlans } from './story-fleet';
import { looseNames } from './words';

const storyBeforePersonal = 16;
const looseShare = 0.045;
const fullTeam = 185;
const shares: readonly (readonly [state: AppState, share: number])[] = [
  ['crashed', 0.01],
  ['starting', 0.015],
  ['maintenance', 0.02],
  ['idle', 0.04],
  ['off', 0.035],
];

function* loosePlans(seed: number, apps: number): Generator<AppPlan> {
  const random = new Random(`${seed}:loose`);
  const teams = teamNames(apps);
  for (const [index, name] of random.shuffle(looseNames).entries()) {
    yield planLooseApp(seed, { name, team: teams[index % teams.length] ?? 'platform' });
  }
  for (const name of looseNames) {
    for (const team of teams) {
      const longer = `${team}-${name}`;
      if (longer.length <= 30) yield planLooseApp(seed, { name: longer, team });
    }
  }
}

function generatedPlans(seed: number, apps: number, needed: number): AppPlan[] {
  const loose = loosePlans(seed, apps);
  const taken = new Set(storyPlans.flatMap((plan) => plan.pipeline ?? []));
  const plans: AppPlan[] = [];
  const looseCount = Math.min(needed, Math.round(apps * looseShare));
  const teamSizes = new Map<string | null, number>();
  const count = (plan: AppPlan) => teamSizes.set(plan.team, (teamSizes.get(plan.team) ?? 0) + 1);
  storyPlans.forEach(count);
  for (const named of serviceNames(seed, apps, taken)) {
    if (plans.length >= needed - looseCount) break;
    if ((teamSizes.get(named.team) ?? 0) >= fullTeam) continue;
    const made = planService(seed, named);
    made.forEach(count);
    plans.push(...made);
  }
  plans.splice(needed - looseCount);
  while (plans.length < needed) {
    const next = loose.next();
    if (next.done) throw new RangeError(`There are no names for ${apps} apps; 5,000 are certain.`);
    plans.push(next.value);
  }
  return plans;
}

function canBe(state: AppState, plan: AppPlan): boolean {
  if (state === 'idle') return plan.processes.every(({ size }) => size === 'Eco');
  if (state === 'off') return plan.stage !== 'production' && plan.stage !== null;
  return plan.stage === 'production' || plan.stage === 'staging' || plan.stage === 'development';
}

function inState(plan: AppPlan, state: AppState, random: Random): AppPlan {
  switch (state) {
    case 'crashed': {
      const running = plan.processes.filter(({ quantity }) => quantity > 0);
      const victim = random.pick(running);
      const changedAgoMs = Math.min(plan.releasedAgoMs, random.int(4, 90) * ageMs('1m'));
      return { ...plan, state, crashed: [`${victim.type}.${random.int(1, victim.quantity)}`], changedAgoMs };
    }
    case 'starting': {
      const changedAgoMs = random.int(5, 50) * ageMs('1s');
      return { ...plan, state, releasedAgoMs: changedAgoMs, changedAgoMs };
    }
    case 'off':
      return { ...plan, state, processes: plan.processes.map((row) => ({ ...row, quantity: 0 })) };
    default:
      return { ...plan, state };
  }
}

function spreadStates(seed: number, story: readonly AppPlan[], generated: readonly AppPlan[]): AppPlan[] {
  const random = new Random(`${seed}:states`);
  const total = story.length + generated.length;
  const given = new Map<string, AppState>();
  const order = random.shuffle(generated);
  for (const [state, share] of shares) {
    let missing = Math.round(total * share) - story.filter((plan) => plan.state === state).length;
    for (const plan of order) {
      if (missing <= 0) break;
      if (given.has(plan.name) || !canBe(state, plan)) continue;
      given.set(plan.name, state);
      missing--;
    }
  }
  return generated.map((plan) => inState(plan, given.get(plan.name) ?? 'up', random));
}

/** Gives all apps of a pipeline one Procfile (a type that an app does not run has quantity 0) and its promotions a source. */
function joinPipelines(plans: readonly AppPlan[]): AppPlan[] {
  const types = new Map<string, Set<string>>();
  const upstreams = new Map<string, AppPlan>();
  for (const plan of plans) {
    if (!plan.pipeline) continue;
    const known = types.get(plan.pipeline) ?? new Set();
    for (const { type } of plan.processes) known.add(type);
    types.set(plan.pipeline, known);
    if (plan.stage === 'staging' && !upstreams.has(plan.pipeline)) upstreams.set(plan.pipeline, plan);
  }
  return plans.map((plan) => {
    const size = plan.processes[0]?.size ?? 'Basic';
    const absent = [...(types.get(plan.pipeline ?? '') ?? [])].filter(
      (type) => !plan.processes.some((row) => row.type === type),
    );
    const processes = [...plan.processes, ...absent.map((type) => ({ type, quantity: 0, size }))];
    const upstream = plan.stage === 'production' ? upstreams.get(plan.pipeline ?? '') : undefined;
    return upstream ? { ...plan, processes, upstream } : { ...plan, processes };
  });
}

/**
 * Decides a fleet of exactly so many apps: those of the story first (a small fleet holds only the most important of
 * them), then made-up pipelines and some apps outside of any. Throws a RangeError when the words for names run out.
 */
export function planFleet(seed: number, apps: number): AppPlan[] {
  const story = [
    ...storyPlans.slice(0, storyBeforePersonal),
    ...personalPlans,
    ...storyPlans.slice(storyBeforePersonal),
  ];
  const told = story.slice(0, apps);
  const generated = apps > told.length ? generatedPlans(seed, apps, apps - told.length) : [];
  return joinPipelines([...told, ...spreadStates(seed, told, generated)]);
}
