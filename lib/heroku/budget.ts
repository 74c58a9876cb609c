import 'server-only';
import { perProcess } from '@/lib/per-process';
import { ok, type Result } from '@/lib/result';
import {
  type BudgetRecord,
  estimateAt,
  type Lane,
  levelOf,
  msUntilAffordable,
  newRecord,
  penaltyMs,
  perMs,
  withRemaining,
} from './budget-rules';
import { type Clock, systemClock } from './clock';
import { rateLimitError } from './errors';
import { createLanes } from './lanes';
import type { RateHeaders } from './rate-headers';

/** Where what is known of each account's bucket is kept. The default forgets it when the process ends. */
export type BudgetStore = {
  load(accountId: string): BudgetRecord | null;
  save(accountId: string, record: BudgetRecord): void;
};

/** What the gauge shows of one Heroku account. Times are in milliseconds since 1970. */
export type BudgetSnapshot = {
  accountId: string;
  label: string;
  /** Calls left, estimated from the last answer and the refill since; null until Heroku has told once. */
  remaining: number | null;
  limit: number;
  refillPerMinute: number;
  /** Calls that background work leaves for people. */
  reserve: number;
  level: 'unknown' | 'plenty' | 'low' | 'critical';
  /** When Heroku last told the figure. */
  readAt: number | null;
  /** When the bucket will be full again; null when it is full or unknown. */
  fullAt: number | null;
  /** Until when calls are held back after a 429; null when they are not. */
  heldUntil: number | null;
  /** Calls that wait for their turn at this moment. */
  waiting: number;
  inFlight: number;
  /** What this process has sent for the account. */
  session: { reads: number; writes: number; refusals: number };
};

/** How a call ended: null as the status means that no answer came. */
export type CallEnd = { status: number | null; rate: RateHeaders; wasSent: boolean };
export type Ticket = { finish(end: CallEnd): void };
export type CallAsk = { lane: Lane; isWrite: boolean };

export type Budget = {
  /** Waits for a turn, then reserves one call. Answers `heroku_rate_limit` where waiting would take long. */
  admit(accountId: string, ask: CallAsk): Promise<Result<Ticket>>;
  /** Takes over a figure that Heroku told outside of a counted call. */
  observe(accountId: string, remaining: number): void;
  snapshot(accountId: string, label?: string): BudgetSnapshot;
};

export type BudgetOptions = {
  clock?: Clock;
  store?: BudgetStore;
  random?: () => number;
  /** Reads of one account at the same time, over both lanes. */
  maxReads?: number;
  /** How many of them background work may take. */
  maxBackgroundReads?: number;
  /** How long a person's call may be held before it is told to come back. */
  maxHoldMs?: number;
};

/** Keeps records in memory. */
export function memoryBudgetStore(): BudgetStore {
  const records = new Map<string, BudgetRecord>();
  return { load: (id) => records.get(id) ?? null, save: (id, record) => void records.set(id, record) };
}

/**
 * Counts the calls of every Heroku account (4,500, refilled by 75 a minute) and lets them through in two lanes.
 * Background work stops while the reserve is all that is left; a 429 closes it and spaces out what people ask for.
 */
export function createBudget(options: BudgetOptions = {}): Budget {
  const { clock = systemClock, store = memoryBudgetStore(), random = Math.random, maxHoldMs = 2_500 } = options;
  const lanes = createLanes({ maxReads: options.maxReads ?? 20, maxBackground: options.maxBackgroundReads ?? 16 });
  const load = (id: string) => store.load(id) ?? newRecord(clock.now());

  async function hold(id: string, lane: Lane): Promise<Result<null>> {
    const line = lanes.of(id);
    const now = clock.now();
    const waitMs = msUntilAffordable(load(id), now, lane, line.reserved);
    if (waitMs > (lane === 'background' ? 0 : maxHoldMs)) return { ok: false, error: rateLimitError(waitMs) };
    line.reserved += 1;
    if (waitMs > 0) {
      await clock.sleep(waitMs);
      const { heldUntil } = load(id);
      if (heldUntil > clock.now()) {
        line.reserved -= 1;
        return { ok: false, error: rateLimitError(heldUntil - clock.now()) };
      }
    }
    return ok(null);
  }

  function settle(id: string, sentAt: number, end: CallEnd): void {
    const now = clock.now();
    let record = load(id);
    if (end.rate.limit) record = { ...record, limit: end.rate.limit };
    if (end.rate.remaining !== null) record = withRemaining(record, end.rate.remaining, sentAt, now);
    else if (end.wasSent) record = { ...record, remaining: Math.max(0, estimateAt(record, now) - 1), at: now };
    if (end.status === 429) {
      const streak = record.streak + 1;
      const toldMs = end.rate.retryAfterMs ?? end.rate.resetMs;
      const heldUntil = Math.max(record.heldUntil, now + (toldMs ?? penaltyMs(streak, random())));
      record = { ...record, remaining: 0, at: now, lowAt: now, heldUntil, streak, refusals: record.refusals + 1 };
    } else if (end.status !== null && end.status < 500 && sentAt >= record.heldUntil) {
      record = { ...record, streak: 0 };
    }
    store.save(id, record);
  }

  return {
    async admit(id, { lane, isWrite }) {
      const line = lanes.of(id);
      const affordable = msUntilAffordable(load(id), clock.now(), lane, line.reserved);
      if (affordable > (lane === 'background' ? 0 : maxHoldMs)) {
        return { ok: false, error: rateLimitError(affordable) };
      }
      line.waiting += 1;
      const leave = isWrite ? () => undefined : await lanes.enter(id, lane);
      const held = await hold(id, lane);
      line.waiting -= 1;
      if (!held.ok) {
        leave();
        return held;
      }
      const sentAt = clock.now();
      const record = load(id);
      store.save(id, isWrite ? { ...record, writes: record.writes + 1 } : { ...record, reads: record.reads + 1 });
      return ok({
        finish(end) {
          line.reserved -= 1;
          settle(id, sentAt, end);
          leave();
        },
      });
    },
    observe(id, remaining) {
      const now = clock.now();
      store.save(id, withRemaining(load(id), remaining, now, now));
    },
    snapshot(id, label = '') {
      const now = clock.now();
      const record = load(id);
      const line = lanes.of(id);
      const isKnown = record.readAt !== null;
      const estimate = estimateAt(record, now);
      const missing = record.limit - estimate;
      return {
        accountId: id,
        label,
        remaining: isKnown ? Math.floor(estimate) : null,
        limit: record.limit,
        refillPerMinute: perMs(record) * 60_000,
        reserve: levelOf(record, now).reserve,
        level: isKnown || record.heldUntil > now ? levelOf(record, now).level : 'unknown',
        readAt: record.readAt,
        fullAt: isKnown && missing > 0 ? Math.ceil(now + missing / perMs(record)) : null,
        heldUntil: record.heldUntil > now ? record.heldUntil : null,
        waiting: line.waiting,
        inFlight: Math.max(0, line.reserved),
        session: { reads: record.reads, writes: record.writes, refusals: record.refusals },
      };
    },
  };
}

/** The budget that every call of this process goes through. */
export function processBudget(): Budget {
  return perProcess('heroku.budget', () => createBudget());
}

/** The state of one account's bucket, as known to this process. Costs no call. `label` names the account. */
export function budgetSnapshot(accountId: string, label: string): BudgetSnapshot {
  return processBudget().snapshot(accountId, label);
}
