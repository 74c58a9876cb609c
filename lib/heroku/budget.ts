import 'server-only';
import type { Result } from '@/lib/result';
import { type AccountBudget, createAccountBudget } from './account-budget';
import type { WidthLimits } from './adaptive-width';
import { type BudgetRecord, type Lane, usualReserve } from './budget-rules';
import { type Clock, systemClock } from './clock';
import type { RateHeaders } from './rate-headers';

/** Where what is known of each account's bucket is kept. The default forgets it when the process ends. */
export type BudgetStore = {
  load(accountId: string): BudgetRecord | null;
  save(accountId: string, record: BudgetRecord): void;
};

/** What the gauge and the budget page show of one Heroku account. Times are in milliseconds since 1970. */
export type BudgetSnapshot = {
  accountId: string;
  label: string;
  /** Calls left, estimated from the last answer and the refill since; null until Heroku has told once. */
  remaining: number | null;
  limit: number;
  refillPerMinute: number;
  /** Calls that background work leaves for people. */
  reserve: number;
  /** `plenty` above half, `critical` at the reserve and while calls are held back, `low` between. */
  level: 'unknown' | 'plenty' | 'low' | 'critical';
  /** When Heroku last told the figure. */
  readAt: number | null;
  /** When the bucket will be full again; null when it is full or unknown. */
  fullAt: number | null;
  /** Until when calls are held back after a 429; null when they are not. */
  heldUntil: number | null;
  /** Since when background work is switched off for this account; null when it is on. */
  pausedAt: number | null;
  /** Calls that wait for their turn at this moment. */
  waiting: number;
  inFlight: number;
  lanes: Record<Lane, { inFlight: number; waiting: number }>;
  /** How many reads may run side by side now, and how many of them background work may have: 0 while it must wait. */
  places: { all: number; background: number };
  /** Calls that background work may still spend before it reaches the reserve. */
  backgroundLeft: number;
  /** What this process has sent for the account. */
  session: { reads: number; writes: number; refusals: number };
};

/**
 * How a call ended: null as the status means that no answer came, `isBroken` that it did not come whole.
 */
export type CallEnd = { status: number | null; rate: RateHeaders; wasSent: boolean; isBroken?: boolean };
/** A call that may leave now. `finish` must be called once it has ended, however it ended. */
export type Ticket = { finish(end: CallEnd): void };
export type CallAsk = {
  lane: Lane;
  isWrite: boolean;
  /** Who waits for it: people take turns. */
  person?: string;
  /** What a change changes: one change of it at a time. */
  app?: string;
  /** Order of background work, lower first: 0 what is watched, 1 production, 2 (unless told) the rest. */
  priority?: number;
};

export type Budget = {
  /**
   * Waits for a turn, then reserves one call. A person's call answers `heroku_rate_limit` where waiting would take
   * long, a background call wherever it would have to wait for the bucket, and `refused` while it is paused.
   */
  admit(accountId: string, ask: CallAsk): Promise<Result<Ticket>>;
  /** Takes over a figure that Heroku told outside of a counted call. */
  observe(accountId: string, remaining: number): void;
  /** Switches the background work of an account off or on. Its calls answer `refused` meanwhile. */
  pause(accountId: string, isPaused: boolean): void;
  snapshot(accountId: string, label?: string): BudgetSnapshot;
};

export type BudgetOptions = {
  clock?: Clock;
  store?: BudgetStore;
  random?: () => number;
  /** Calls that only people may spend. */
  reserveCalls?: number;
  /** How many reads of one account may run side by side. */
  width?: Partial<WidthLimits>;
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
 * Background work gets slower as the bucket empties and stops at the reserve. A 429 closes it and holds what people
 * ask for; after a hold one call finds out whether it is over before any other leaves.
 */
export function createBudget(options: BudgetOptions = {}): Budget {
  const { clock = systemClock, store = memoryBudgetStore(), random = Math.random } = options;
  const { reserveCalls = usualReserve, maxHoldMs = 2_500, width } = options;
  const accounts = new Map<string, AccountBudget>();

  function of(id: string): AccountBudget {
    const known = accounts.get(id);
    if (known) return known;
    const account = createAccountBudget(id, { clock, store, random, reserveCalls, maxHoldMs, width });
    accounts.set(id, account);
    return account;
  }

  return {
    admit: (id, ask) => of(id).admit(ask),
    observe: (id, remaining) => of(id).observe(remaining),
    pause: (id, isPaused) => of(id).pause(isPaused),
    snapshot: (id, label = '') => of(id).snapshot(label),
  };
}
