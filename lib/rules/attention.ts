import { type Concern, type ConcernedApp, type ConcernKind, concernKinds, concernRank, concernsOf } from './concerns';
import { endingStackSentence } from './ending-stack';
import { stageRank } from './stages';

/** So many apps with the same notice stand alone; more of them are one item. */
const alone: Partial<Record<ConcernKind, number>> = { stack: 1, unknown: 5 };

/** An API budget as far as attention is concerned. */
export type Budget = { accountId: string; label: string; remaining: number | null; reserve: number };

/** One thing to look at: an app with all its concerns, apps that share a notice, or an account without calls to spare. */
export type AttentionItem<App extends ConcernedApp> =
  | { kind: 'app'; id: string; app: App; concerns: [Concern, ...Concern[]] }
  | {
      kind: 'group';
      id: string;
      concern: ConcernKind;
      sentence: string;
      detail: string;
      apps: number;
      stacks: string[];
    }
  | { kind: 'budget'; id: string; label: string; sentence: string; detail: string };

export type AttentionFilter = ConcernKind | 'budget' | null;

export type Attention<App extends ConcernedApp> = {
  items: AttentionItem<App>[];
  /** How many things there are when nothing is filtered: the figure on the badge. */
  total: number;
  /** How many apps (or accounts) have each kind of concern. */
  counts: ReadonlyMap<ConcernKind | 'budget', number>;
  /** Whether anything of it would page somebody. */
  isUrgent: boolean;
};

/**
 * The queue of everything that needs attention, the worst first: by severity and kind, production before the other stages,
 * the newest first. A filter shows the apps of one kind of concern one by one, that concern first.
 */
export function attentionOf<App extends ConcernedApp>(
  apps: readonly App[],
  budgets: readonly Budget[],
  options: { nowMs: number; only?: AttentionFilter },
): Attention<App> {
  const { nowMs, only = null } = options;
  const found = apps.flatMap((app) => {
    const [first, ...rest] = concernsOf(app, nowMs);
    return first ? [{ app, concerns: [first, ...rest] as [Concern, ...Concern[]] }] : [];
  });
  const short = budgets.filter(({ remaining, reserve }) => remaining !== null && remaining <= reserve);
  const counts = new Map<ConcernKind | 'budget', number>(short.length > 0 ? [['budget', short.length]] : []);
  for (const kind of concernKinds) {
    const count = found.filter(({ concerns }) => concerns.some((concern) => concern.kind === kind)).length;
    if (count > 0) counts.set(kind, count);
  }
  const isGrouped = (kind: ConcernKind) => (counts.get(kind) ?? 0) > (alone[kind] ?? Infinity);
  const unfiltered = found.filter(({ concerns: [worst] }) => worst.severity !== 'notice' || !isGrouped(worst.kind));
  const groups = concernKinds.filter(isGrouped);
  const total = unfiltered.length + groups.length + short.length;
  const shown = only === null ? unfiltered : found.flatMap((one) => withFirst(one, only));
  const ranked = shown.sort(
    (a, b) =>
      concernRank(a.concerns[0]) - concernRank(b.concerns[0]) ||
      stageRank(a.app.stage) - stageRank(b.app.stage) ||
      recency(b.concerns[0]) - recency(a.concerns[0]) ||
      a.app.name.localeCompare(b.app.name),
  );
  const isDanger = ({ concerns: [worst] }: { concerns: [Concern, ...Concern[]] }) => worst.severity === 'danger';
  const ofApp = ({ app, concerns }: (typeof ranked)[number]) => ({ kind: 'app' as const, id: app.id, app, concerns });
  return {
    items: [
      ...ranked.filter(isDanger).map(ofApp),
      ...(only === null || only === 'budget' ? short.map(budgetItem) : []),
      ...ranked.filter((one) => !isDanger(one)).map(ofApp),
      ...(only === null ? groups.map((kind) => groupItem(kind, found)) : []),
    ],
    total,
    counts,
    isUrgent: short.length > 0 || found.some(isDanger),
  };
}

// What has just begun comes first, and of what is still to come the soonest.
const recency = ({ kind, sinceAt }: Concern) => (kind === 'certificate' ? -1 : 1) * (sinceAt ?? 0);

type Found<App> = { app: App; concerns: [Concern, ...Concern[]] };

function withFirst<App>({ app, concerns }: Found<App>, kind: ConcernKind | 'budget'): Found<App>[] {
  const chosen = concerns.find((concern) => concern.kind === kind);
  return chosen ? [{ app, concerns: [chosen, ...concerns.filter((concern) => concern !== chosen)] }] : [];
}

function groupItem<App extends ConcernedApp>(kind: ConcernKind, found: readonly Found<App>[]) {
  const apps = found.filter(({ concerns }) => concerns.some((concern) => concern.kind === kind)).map(({ app }) => app);
  const stacks = kind === 'stack' ? [...new Set(apps.flatMap(({ stack }) => stack ?? []))].sort() : [];
  const sentence =
    kind === 'stack'
      ? `${apps.length} apps run on ${stacks.join(' and ')}`
      : `${apps.length} apps were not read for long, or tell nothing certain`;
  const detail =
    kind === 'stack'
      ? `${stacks.map(endingStackSentence).join('. ')}.`
      : 'What they are doing now may be something else than what is shown.';
  return { kind: 'group' as const, id: `group:${kind}`, concern: kind, sentence, detail, apps: apps.length, stacks };
}

function budgetItem({ accountId, label, remaining, reserve }: Budget) {
  return {
    kind: 'budget' as const,
    id: `budget:${accountId}`,
    label,
    sentence: `The API budget of ${label} is at its reserve`,
    detail: `${Math.floor(remaining ?? 0)} calls are left; the last ${reserve} are kept for people, so background reading waits.`,
  };
}
