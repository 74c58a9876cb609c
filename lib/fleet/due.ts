import 'server-only';
import type { FleetEntry } from './entry';

/** How closely an app is followed: somebody has it on the screen or pinned it, it is in production, or neither. */
export type Tier = 'watched' | 'production' | 'rest';

const secondMs = 1_000;
const minuteMs = 60 * secondMs;

/** How old the dynos of an app may become while somebody is here, in ms. */
export const tierLimitMs: Readonly<Record<Tier, number>> = {
  watched: minuteMs,
  production: 10 * minuteMs,
  rest: 60 * minuteMs,
};

/** How often the engine is called. */
export const tickMs = 5 * secondMs;

// What is read in time must be read before the limit: a tick may be late, and its calls take their time.
const marginMs = tickMs + 2 * secondMs;

const movingAgeMs = 2 * tickMs;
const movingForMs = 5 * minuteMs;
const pendingForMs = 60 * minuteMs;

/** Something that has to be read again by `deadline` (ms). */
export type Deadline = { id: string; deadline: number };

/**
 * Chooses what to read now so that every deadline is held by reading at an even pace, and no more than that: the most
 * urgent first. `limitMs` is the time in which all of them come round once. What is overdue is caught up with at twice
 * the pace, or within `catchUpMs` where that is sooner. Pure.
 */
export function pickDue(
  deadlines: readonly Deadline[],
  { now, limitMs, catchUpMs = limitMs / 2 }: { now: number; limitMs: number; catchUpMs?: number },
): string[] {
  const count = deadlines.length;
  const perMs = count / (limitMs - marginMs);
  const nextMs = now + marginMs;
  const sorted = [...deadlines].sort((a, b) => a.deadline - b.deadline);
  let needed = 0;
  for (const [index, { deadline }] of sorted.entries()) {
    const later = Math.ceil(Math.max(0, deadline - nextMs) * perMs);
    needed = Math.max(needed, index + 1 - later);
  }
  const most = Math.max(1, Math.ceil((count * tickMs) / Math.min(catchUpMs, limitMs / 2)));
  return sorted.slice(0, Math.min(needed, most)).map(({ id }) => id);
}

/** The tier of an app. */
export function tierOf(entry: Pick<FleetEntry, 'id' | 'coupling'>, watched: ReadonlySet<string>): Tier {
  if (watched.has(entry.id)) return 'watched';
  return entry.coupling?.value?.stage === 'production' ? 'production' : 'rest';
}

/** Whether parts of an app were never read. Lists bring the others. */
export function isUnread(entry: Pick<FleetEntry, 'formation' | 'dynos' | 'release'>): boolean {
  return entry.formation === null || entry.dynos === null || entry.release === null;
}

/** Whether an app's release is still under way. */
export function isReleasing({ release }: Pick<FleetEntry, 'release'>, now: number): boolean {
  const newest = release?.value;
  return newest?.status === 'pending' && (newest.createdAt ?? 0) > now - pendingForMs;
}

/**
 * Whether an app is on the move and should be looked at again: dynos that start or stop, a formation that its dynos have
 * not caught up with, or a release under way. The longer it lasts, the rarer the looks; after minutes it is looked at
 * like the others.
 */
export function isMoving(entry: Pick<FleetEntry, 'formation' | 'dynos' | 'release'>, now: number): boolean {
  const movedAt = lastMove(entry, now);
  const { dynos } = entry;
  if (movedAt === null || !dynos) return false;
  return dynos.readAt <= now - Math.max(movingAgeMs, (dynos.readAt - movedAt) / 2);
}

/** When what still moves began to (ms); null where all is at rest. */
function lastMove(entry: Pick<FleetEntry, 'formation' | 'dynos' | 'release'>, now: number): number | null {
  const { dynos, formation, release } = entry;
  if (!dynos || !formation) return null;
  const moves = dynos.value
    .filter(({ state }) => state === 'starting' || state === 'stopping')
    .map(({ updatedAt }) => updatedAt);
  if (formation.readAt > dynos.readAt && !agrees(entry)) moves.push(formation.readAt);
  const recent = moves.filter((at) => at > now - movingForMs);
  if (isReleasing(entry, now)) recent.push(release?.value?.createdAt ?? now);
  return recent.length > 0 ? Math.max(...recent) : null;
}

function agrees({ formation, dynos }: Pick<FleetEntry, 'formation' | 'dynos'>): boolean {
  const running = new Map<string, number>();
  for (const { type } of dynos?.value ?? []) running.set(type, (running.get(type) ?? 0) + 1);
  return (formation?.value ?? []).every(({ type, quantity }) => (running.get(type) ?? 0) === quantity);
}
