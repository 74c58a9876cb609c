import type { BudgetSnapshot } from '@/lib/heroku/budget';
import type { Ledger, LedgerConsumer } from '@/lib/reads/ledger';

const minuteMs = 60_000;
const startsAt = Date.UTC(2026, 10, 20, 8, 25);

/** A consumer that spent as much in each of the 60 minutes. */
export function consumerOf(id: string, label: string, perMinute: number, rest: Partial<LedgerConsumer> = {}) {
  const points = Array<number>(60).fill(perMinute);
  return { id, label, note: null, calls: perMinute * 60, perMinute, points, members: [], ...rest };
}

/** An hour of an account of which two features spent. */
export function ledgerOf(changes: Partial<Ledger> = {}): Ledger {
  return {
    account: { id: 'main', label: 'main@fernhill.example', connections: ['fernhill-main', 'fernhill-ci'] },
    startsAt,
    stepMs: minuteMs,
    consumers: [
      consumerOf('pages', 'Pages people have open', 17, { note: 'Mara 800, Jonas 220' }),
      consumerOf('sync', 'Fleet sync', 10),
    ],
    outside: consumerOf('outside', 'Outside Dynodeck', 18, { note: 'seen as drops we did not cause' }),
    refusals: { calls: 0, lastAt: null },
    lanesPerMinute: { interactive: 17, background: 10 },
    ...changes,
  };
}

/** The bucket of that account. */
export function budgetOf(changes: Partial<BudgetSnapshot> = {}): BudgetSnapshot {
  const nowMs = Date.now();
  return {
    accountId: 'main',
    label: 'main@fernhill.example',
    remaining: 3_912,
    limit: 4_500,
    refillPerMinute: 75,
    reserve: 900,
    level: 'plenty',
    readAt: nowMs,
    fullAt: nowMs + 8 * minuteMs,
    heldUntil: null,
    pausedAt: null,
    waiting: 0,
    inFlight: 0,
    lanes: { interactive: { inFlight: 0, waiting: 0 }, background: { inFlight: 0, waiting: 0 } },
    places: { all: 20, background: 16 },
    backgroundLeft: 3_012,
    session: { reads: 0, writes: 0, refusals: 0 },
    ...changes,
  };
}
