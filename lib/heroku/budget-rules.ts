import 'server-only';
import type { RateHeaders } from './rate-headers';

/** Who waits for the answer: a person, or work that nobody looks at. */
export type Lane = 'interactive' | 'background';

/** What is known of one account's bucket. Times are in milliseconds since 1970. */
export type BudgetRecord = {
  /** Calls left at `at`. */
  remaining: number;
  at: number;
  limit: number;
  readAt: number | null;
  /** Between these two nothing is sent, after a 429. */
  heldFrom: number;
  heldUntil: number;
  /** 429s in a row; above 0 one call at a time may leave, until one comes back well. */
  streak: number;
  /** Since when somebody has background work stand still. */
  pausedAt: number | null;
  reads: number;
  writes: number;
  refusals: number;
};

/** Calls that a Heroku account holds at most, where its answers tell nothing else. */
export const usualLimit = 4_500;
/** Calls that only people may spend, unless the environment names another number. */
export const usualReserve = 900;

const msPerHour = 3_600_000;
const firstPenaltyMs = 1_000;
const maxPenaltyMs = 60_000;
const maxToldMs = 15 * 60_000;
const aHair = 1e-6;

/** An account of which nothing is known: assumed full, until its first answer tells. */
export function newRecord(nowMs: number): BudgetRecord {
  const held = { heldFrom: 0, heldUntil: 0, streak: 0, pausedAt: null };
  return {
    remaining: usualLimit,
    at: nowMs,
    limit: usualLimit,
    readAt: null,
    ...held,
    reads: 0,
    writes: 0,
    refusals: 0,
  };
}

/** Calls that flow back per millisecond: the whole bucket in an hour, which is 75 a minute for 4,500. */
export function perMs(record: Pick<BudgetRecord, 'limit'>): number {
  return record.limit / msPerHour;
}

/** Calls left at `nowMs`: the last figure and the refill since, at most the limit. */
export function estimateAt(record: BudgetRecord, nowMs: number): number {
  return Math.min(record.limit, record.remaining + Math.max(0, nowMs - record.at) * perMs(record));
}

/** Calls of this account that only people may spend; a smaller bucket keeps the same share of itself. */
export function reserveOf(record: Pick<BudgetRecord, 'limit'>, reserveCalls: number): number {
  return Math.floor(reserveCalls * Math.min(1, record.limit / usualLimit));
}

/** Takes over what an answer tells of the bucket's size. Heroku multiplies limit and refill for some accounts. */
export function withLimit(record: BudgetRecord, { limit, multiplier }: RateHeaders): BudgetRecord {
  const told = limit ?? (multiplier === null ? null : usualLimit * multiplier);
  return told === null || told < 1 || told === record.limit ? record : { ...record, limit: told };
}

/**
 * Takes over a figure. Answers of calls that ran side by side arrive in any order, so among those the lowest counts; a
 * call that left after the last accepted figure arrived `isNewer` and counts even if it is higher. Null: it is old.
 */
export function withFigure(record: BudgetRecord, remaining: number, isNewer: boolean, nowMs: number) {
  if (!isNewer && remaining >= estimateAt(record, nowMs)) return null;
  return { ...record, readAt: nowMs, limit: Math.max(record.limit, remaining), remaining, at: nowMs };
}

/** Milliseconds until one more call may leave that must keep `floor` calls, when `promised` others left already. */
export function msUntilAffordable(record: BudgetRecord, nowMs: number, floor: number, promised: number): number {
  const missing = floor + promised + 1 - estimateAt(record, nowMs);
  return missing <= aHair ? 0 : Math.ceil(missing / perMs(record));
}

/** Milliseconds for which nothing may leave. */
export function msHeld({ heldUntil }: BudgetRecord, nowMs: number): number {
  return Math.max(0, heldUntil - nowMs);
}

/** The record after a clock was set back: it refills from now on, and a hold from the future is over. */
export function withClock(record: BudgetRecord, nowMs: number): BudgetRecord {
  if (nowMs >= record.at && nowMs >= record.heldFrom) return record;
  const isAhead = nowMs < record.heldFrom;
  const held = isAhead ? { heldFrom: 0, heldUntil: 0 } : {};
  return { ...record, at: Math.min(record.at, nowMs), ...held };
}

/** How long to hold calls after the n-th 429 in a row when Heroku names no time: 1 s, doubling to 60 s, ±25 %. */
export function penaltyMs(streak: number, random: number): number {
  return Math.min(maxPenaltyMs, firstPenaltyMs * 2 ** (streak - 1)) * (0.75 + random / 2);
}

/** After a 429: nothing left, and held at least until one call has flowed back, longer each time in a row. */
export function withRefusal(record: BudgetRecord, rate: RateHeaders, random: number, nowMs: number): BudgetRecord {
  const streak = record.streak + 1;
  const toldMs = Math.min(maxToldMs, rate.retryAfterMs ?? rate.resetMs ?? 0);
  const heldUntil = nowMs + Math.ceil(Math.max(toldMs, penaltyMs(streak, random), 1 / perMs(record)));
  return { ...record, remaining: 0, at: nowMs, heldFrom: nowMs, heldUntil, streak, refusals: record.refusals + 1 };
}

/** After a 429 to a call that left before the hold: the same refusal once more, which can only name a later end. */
export function withLateRefusal(record: BudgetRecord, rate: RateHeaders, nowMs: number): BudgetRecord {
  const toldMs = Math.min(maxToldMs, rate.retryAfterMs ?? rate.resetMs ?? 0);
  const heldUntil = record.streak > 0 ? Math.max(record.heldUntil, nowMs + toldMs) : record.heldUntil;
  return { ...record, heldUntil, refusals: record.refusals + 1 };
}

/** After a call that was to find out whether the refusal is over and found out nothing: held as long again. */
export function withSilence(record: BudgetRecord, random: number, nowMs: number): BudgetRecord {
  return { ...record, heldFrom: nowMs, heldUntil: nowMs + Math.ceil(penaltyMs(record.streak, random)) };
}

/** After a good answer: nothing is held any more. */
export function withRelief(record: BudgetRecord): BudgetRecord {
  return record.streak === 0 ? record : { ...record, streak: 0, heldFrom: 0, heldUntil: 0 };
}

/** `plenty` above half of the bucket, `critical` once only people may spend what is left, `low` between. */
export function levelOf(record: BudgetRecord, nowMs: number, reserve: number): 'plenty' | 'low' | 'critical' {
  const estimate = estimateAt(record, nowMs);
  if (msHeld(record, nowMs) > 0 || estimate <= reserve) return 'critical';
  return estimate > record.limit / 2 ? 'plenty' : 'low';
}

/** Places of the background lane: all of them above twice the reserve, fewer from there on, one just above it. */
export function backgroundPlaces(estimate: number, reserve: number, all: number): number {
  if (estimate <= reserve) return 0;
  if (estimate >= 2 * reserve) return all;
  return Math.max(1, Math.ceil((all * (estimate - reserve)) / reserve));
}
