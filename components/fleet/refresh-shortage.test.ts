// @vitest-environment node
import { describe, expect, it } from 'vitest';
import type { BudgetSnapshot } from '@/lib/heroku/budget';
import { shortageOf } from './refresh-shortage';
import { shortageSentence } from './shortage-sentence';

const now = 1_000_000_000;
const minuteMs = 60_000;
const prices = [{ accountId: 'mara', calls: 800 }];

function budget(remaining: number | null, changes: Partial<BudgetSnapshot> = {}): BudgetSnapshot {
  return {
    accountId: 'mara',
    label: 'mara@fernhill.example',
    remaining,
    limit: 4_500,
    refillPerMinute: 75,
    reserve: 900,
    level: 'plenty',
    readAt: remaining === null ? null : now,
    fullAt: remaining === null || remaining === 4_500 ? null : now + ((4_500 - remaining) / 75) * minuteMs,
    heldUntil: null,
    pausedAt: null,
    lanes: { interactive: { inFlight: 0, waiting: 0 }, background: { inFlight: 0, waiting: 0 } },
    places: { all: 20, background: 16 },
    backgroundLeft: 0,
    waiting: 0,
    inFlight: 0,
    session: { reads: 0, writes: 0, refusals: 0 },
    ...changes,
  };
}

describe('shortageOf', () => {
  it.each([
    ['a full bucket is enough', [budget(4_500)], null],
    ['just enough above the reserve is enough', [budget(1_700)], null],
    ['an account of which nothing is known is not doubted', [budget(null)], null],
    ['another account does not count', [budget(0, { accountId: 'jonas' })], null],
    ['no budget is known at all', [], null],
    ['the reserve is not for readings', [budget(1_400)], { left: 500, waitMs: 4 * minuteMs }],
    ['an empty bucket waits for reserve and price', [budget(900)], { left: 0, waitMs: (800 / 75) * minuteMs }],
    [
      'what is held back is not there, however much is left',
      [budget(4_500, { heldUntil: now + 60 * minuteMs })],
      { left: 0, waitMs: 60 * minuteMs },
    ],
  ])('%s', (_, budgets, expected) => {
    const shortage = shortageOf(prices, budgets, now);
    if (expected === null) expect(shortage).toBeNull();
    else expect(shortage).toMatchObject({ label: 'mara@fernhill.example', calls: 800, ...expected });
  });

  it('counts what flows back since the snapshot', () => {
    const low = [budget(1_400)];
    expect(shortageOf(prices, low, now + 3 * minuteMs)).toMatchObject({ left: 725 });
    expect(shortageOf(prices, low, now + 4 * minuteMs)).toBeNull();
  });

  it('knows that some fleets cost more than there ever is', () => {
    expect(shortageOf([{ accountId: 'mara', calls: 3_601 }], [budget(4_500)], now)).toMatchObject({
      left: 3_600,
      waitMs: null,
    });
  });

  it('names the account that waits longest', () => {
    const both = [...prices, { accountId: 'jonas', calls: 800 }];
    const budgets = [budget(1_400), budget(1_000, { accountId: 'jonas', label: 'jonas' })];
    expect(shortageOf(both, budgets, now)?.label).toBe('jonas');
  });
});

describe('shortageSentence', () => {
  it.each([
    [null, ''],
    [
      { label: 'mara', calls: 800, left: 500, waitMs: 4 * minuteMs - 5 },
      'mara has only 500 calls to spend on this, and it takes 800 calls: the rest would stay as old as it is. There are enough in 4 minutes.',
    ],
    [
      { label: 'mara', calls: 4_000, left: 0, waitMs: null },
      'mara has no calls to spend on this, and it takes 4,000 calls: the rest would stay as old as it is. There are never so many at once: read what there are calls for, then again.',
    ],
  ])('%j', (shortage, sentence) => {
    expect(shortageSentence(shortage)).toBe(sentence);
  });
});
