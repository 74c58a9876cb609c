import 'server-only';

/** Who waits for the answer: a person, or work that nobody looks at. */
export type Lane = 'interactive' | 'background';

/** What is known of one account's bucket. Times are in milliseconds since 1970. */
export type BudgetRecord = {
  /** Calls left at `at`. */
  remaining: number;
  at: number;
  limit: number;
  readAt: number | null;
  /** When the figure that counts was learned: a call that left later knows better, whatever it says. */
  lowAt: number;
  /** Until when nothing is sent, after a 429. */
  heldUntil: number;
  /** 429s in a row. */
  streak: number;
  reads: number;
  writes: number;
  refusals: number;
};

const usualLimit = 4_500;
const usualReserve = 900;
const msPerHour = 3_600_000;
const firstPenaltyMs = 1_000;
const maxPenaltyMs = 60_000;

/** An account of which nothing is known: assumed full, until its first answer tells. */
export function newRecord(nowMs: number): BudgetRecord {
  const untold = { readAt: null, lowAt: 0, heldUntil: 0, streak: 0, reads: 0, writes: 0, refusals: 0 };
  return { remaining: usualLimit, at: nowMs, limit: usualLimit, ...untold };
}

/** Calls that flow back per millisecond: the whole bucket in an hour, which is 75 a minute for 4,500. */
export function perMs(record: Pick<BudgetRecord, 'limit'>): number {
  return record.limit / msPerHour;
}

/** Calls left at `nowMs`: the last figure and the refill since, at most the limit. */
export function estimateAt(record: BudgetRecord, nowMs: number): number {
  return Math.min(record.limit, record.remaining + Math.max(0, nowMs - record.at) * perMs(record));
}

/** Calls that only people may spend. */
function reserveOf(record: Pick<BudgetRecord, 'limit'>): number {
  return Math.min(usualReserve, Math.floor(record.limit / 5));
}

/**
 * Takes over the figure of an answer. Answers of calls that ran side by side arrive in any order, so among those the
 * lowest counts; a call that left after the last accepted figure arrived is newer and counts even if it is higher.
 */
export function withRemaining(record: BudgetRecord, remaining: number, sentAt: number, nowMs: number): BudgetRecord {
  const isNewer = record.readAt === null || sentAt >= record.lowAt;
  const seen = { ...record, readAt: nowMs, limit: Math.max(record.limit, remaining) };
  if (!isNewer && remaining >= estimateAt(record, nowMs)) return seen;
  return { ...seen, remaining, at: nowMs, lowAt: nowMs };
}

/** Milliseconds until one more call may leave in this lane, when `reserved` others are promised already. */
export function msUntilAffordable(record: BudgetRecord, nowMs: number, lane: Lane, reserved: number): number {
  const floor = lane === 'background' ? reserveOf(record) : 0;
  const missing = floor + reserved + 1 - estimateAt(record, nowMs);
  return Math.ceil(Math.max(0, missing / perMs(record), record.heldUntil - nowMs));
}

/** How long to hold calls after the n-th 429 in a row when Heroku names no time: 1 s, doubling to 60 s, ±25 %. */
export function penaltyMs(streak: number, random: number): number {
  return Math.min(maxPenaltyMs, firstPenaltyMs * 2 ** (streak - 1)) * (0.75 + random / 2);
}

/** `low` once background work stands still, `critical` once people will soon wait too. */
export function levelOf(record: BudgetRecord, nowMs: number) {
  const reserve = reserveOf(record);
  const estimate = estimateAt(record, nowMs);
  const isCritical = record.heldUntil > nowMs || estimate < reserve / 4;
  const level: 'plenty' | 'low' | 'critical' = isCritical ? 'critical' : estimate <= reserve ? 'low' : 'plenty';
  return { level, reserve };
}
