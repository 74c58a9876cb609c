import 'server-only';
import type { Viewer } from '@/lib/auth/viewer';
import type { FleetEntry } from '@/lib/fleet/entry';
import { getFleet } from '@/lib/fleet/fleet';
import { formatCount } from '@/lib/format';
import { Failure } from '@/lib/result';
import { callsPerApp, typedFrom } from '@/lib/rules/bulk';
import type { Size } from '@/lib/rules/scaling';
import type { TargetWish } from './job-wish';
import type { ManyOptions } from './many-options';
import type { Change, Operation, Plan } from './operation';
import { planHash } from './plan-hash';

/** What is kept of the plan of one app, for the screen. */
export type TargetPlan = { changes: Change[]; centsPerMonth: number | null };

/** One of many apps: what it is asked for and what comes of it, or why it is left out. */
export type PlannedTarget = {
  appId: string;
  name: string;
  stage: string | null;
  readAt: number | null;
  plan: (TargetPlan & { consequences: string[]; typed: string | null; cli: string | null }) | null;
  /** Null where it is refused. */
  wish: TargetWish | null;
  refused: string | null;
};

/** What one of many apps is asked for. `input` throws `Failure` where the app cannot be asked for it. */
export type Asked = { appId: string; input(app: FleetEntry): unknown; undoOf?: string | null };

export type ManyState = { targets: PlannedTarget[] };

/** Plans an operation for many apps by what the fleet last read of each. Costs no call. */
export async function planTargets(
  operation: Operation<unknown, unknown>,
  viewer: Viewer,
  asked: readonly Asked[],
  sizes?: readonly Size[],
): Promise<PlannedTarget[]> {
  const fleet = await getFleet();
  return asked.map((one) => {
    const entry = fleet.get(one.appId);
    return entry
      ? planTarget(operation, viewer, entry, one, sizes ?? fleet.sizes)
      : leftOut({ appId: one.appId, name: one.appId, stage: null }, null, notRead);
  });
}

const notRead = 'It was not read yet: read the fleet again, then look anew.';

function leftOut(app: Pick<PlannedTarget, 'appId' | 'name' | 'stage'>, readAt: number | null, refused: string) {
  return { ...app, readAt, plan: null, wish: null, refused };
}

function planTarget(
  operation: Operation<unknown, unknown>,
  viewer: Viewer,
  entry: FleetEntry,
  asked: Asked,
  sizes: readonly Size[],
): PlannedTarget {
  const app = { appId: entry.id, name: entry.app.value.name, stage: entry.coupling?.value?.stage ?? null };
  let readAt: number | null = null;
  try {
    const input = asked.input(entry);
    const known = operation.fromFleet?.(entry, sizes, input) ?? null;
    if (!known) return leftOut(app, null, notRead);
    readAt = known.readAt;
    const plan = operation.plan(known.state, input, { viewer, appName: app.name });
    const { changes, centsPerMonth, consequences, typed, cli = null } = plan;
    const wish = { input, planHash: planHash(operation.name, input, plan), undoOf: asked.undoOf ?? null };
    return { ...app, readAt, plan: { changes, centsPerMonth, consequences, typed, cli }, wish, refused: null };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return leftOut(app, readAt, error.error.message);
  }
}

/** How the whole is named: `title` "Restart 7 apps", `done` "Began to restart 7 apps", `phrase` "restart 7 apps". */
export type ManyWords = { title: string; done: string; phrase: string; consequence?: string };

/** The plan of the whole: what becomes of each app, and what must be typed where it is wide or hard to reverse. */
export function planOfMany(
  { targets }: ManyState,
  { title, done, phrase, consequence }: ManyWords,
  { options, scope = {} }: { options: ManyOptions; scope?: Record<string, unknown> },
): Plan {
  const chosen = targets.flatMap(({ plan, wish }) => (plan && wish ? [{ plan, wish }] : []));
  const cents = chosen.map(({ plan }) => plan.centsPerMonth);
  const isHard = chosen.length >= typedFrom || chosen.some(({ plan }) => plan.typed !== null);
  return {
    title,
    done,
    changes: [],
    consequences: consequence ? [consequence] : [...new Set(chosen.flatMap(({ plan }) => plan.consequences))],
    priceCalls: callsPerApp * chosen.length,
    centsPerMonth: cents.reduce<number | null>((sum, one) => (sum === null || one === null ? null : sum + one), 0),
    care: 'confirm',
    typed: isHard ? phrase : null,
    ...(chosen.length > 0 && { cli: chosen.flatMap(({ plan }) => plan.cli ?? []).join('\n') }),
    agreed: targets.map(({ appId, wish }) => [appId, wish?.planHash ?? null]),
    apps: targets.map(({ appId, name, stage, readAt, plan, refused }) => ({
      id: appId,
      name,
      stage,
      readAt,
      refused,
      changes: plan?.changes ?? [],
      centsPerMonth: plan?.centsPerMonth ?? null,
    })),
    scope: { ...scope, options, apps: targets.filter(({ wish }) => wish !== null).map(({ appId }) => appId) },
  };
}

/** How many apps are chosen: "7 apps". */
export function countOfApps(targets: readonly PlannedTarget[]): string {
  const count = targets.filter(({ wish }) => wish !== null).length;
  return `${formatCount(count)} ${count === 1 ? 'app' : 'apps'}`;
}
