import 'server-only';
import type { Caller } from '@/lib/heroku/client';
import { isMoving, isReleasing, isUnread, pickDue, type Tier, tierLimitMs, tierOf } from './due';
import type { FleetEntry } from './entry';
import type { Wanted } from './read-app';

/** One app to be read in this tick. `priority` as the budget's lanes know it. */
export type Choice = { id: string; wanted: Wanted; purpose: Caller['purpose']; priority: number };

export type Choosing = {
  entries: readonly FleetEntry[];
  now: number;
  watched: ReadonlySet<string>;
  /** Apps that the list says have changed; true where their releases did. */
  changed: ReadonlyMap<string, boolean>;
  /** When an operation on an app ended (ms). */
  touched: ReadonlyMap<string, number>;
  /** Apps that are left alone for a while. */
  isResting(appId: string): boolean;
  isAnyoneHere: boolean;
  /** 1, or more where the budget is low: all ages may be so many times as high. */
  slowness: number;
  /** Apps that may still be read for the first time in this tick. */
  firstReads: number;
};

const watchedCatchUpMs = 15_000;
const priorities: Readonly<Record<Tier, number>> = { watched: 0, production: 1, rest: 2 };
const none: Wanted = { formation: false, releases: false };

/**
 * Chooses what a tick reads: what changed, what moves, what somebody looks at, what was never read, and, while somebody
 * is here, what is due by its age. Pure.
 */
export function chooseApps(choosing: Choosing): Choice[] {
  const { entries, now, watched, changed, touched, isResting, isAnyoneHere } = choosing;
  const choices = new Map<string, Choice>();
  const add = (id: string, choice: Omit<Choice, 'id'>) => {
    if (!choices.has(id)) choices.set(id, { id, ...choice });
  };
  const awake = entries.filter(({ id }) => changed.has(id) || !isResting(id));
  const unread: FleetEntry[] = [];
  const tiers: Record<Tier, FleetEntry[]> = { watched: [], production: [], rest: [] };
  for (const entry of awake) {
    const hasRelease = changed.get(entry.id);
    const releases = hasRelease || isReleasing(entry, now);
    if (isUnread(entry)) unread.push(entry);
    else if (hasRelease !== undefined) {
      add(entry.id, { wanted: { formation: hasRelease, releases }, purpose: 'sync:changed', priority: 0 });
    } else if (isMoving(entry, now) || (touched.get(entry.id) ?? 0) > (entry.dynos?.readAt ?? 0)) {
      add(entry.id, { wanted: { formation: false, releases }, purpose: 'sync:changed', priority: 0 });
    } else tiers[tierOf(entry, watched)].push(entry);
  }
  if (isAnyoneHere) for (const id of dueIn('watched', tiers, choosing)) add(id, choiceOf('watched'));
  for (const entry of inOrder(unread, watched).slice(0, choosing.firstReads)) add(entry.id, firstChoice(entry));
  // Where the budget does not even pay for what was never read, what is only old waits.
  if (isAnyoneHere && unread.length <= choosing.firstReads)
    for (const tier of ['production', 'rest'] as const)
      for (const id of dueIn(tier, tiers, choosing)) add(id, choiceOf(tier));
  return [...choices.values()];
}

function choiceOf(tier: Tier): Omit<Choice, 'id'> {
  return {
    wanted: none,
    purpose: tier === 'watched' ? 'sync:watched' : 'sync:sweep',
    priority: priorities[tier],
  };
}

function firstChoice({ formation, release }: FleetEntry): Omit<Choice, 'id'> {
  return { wanted: { formation: formation === null, releases: release === null }, purpose: 'sync:cold', priority: 1 };
}

function dueIn(tier: Tier, tiers: Readonly<Record<Tier, FleetEntry[]>>, { now, slowness }: Choosing): string[] {
  const limitMs = tierLimitMs[tier] * slowness;
  const deadlines = tiers[tier].map(({ id, dynos }) => ({ id, deadline: (dynos?.readAt ?? 0) + limitMs }));
  return pickDue(deadlines, { now, limitMs, ...(tier === 'watched' ? { catchUpMs: watchedCatchUpMs } : {}) });
}

function inOrder(entries: FleetEntry[], watched: ReadonlySet<string>): FleetEntry[] {
  return entries.sort((a, b) => priorities[tierOf(a, watched)] - priorities[tierOf(b, watched)]);
}
