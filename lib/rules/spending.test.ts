import { describe, expect, test } from 'vitest';
import { type StepCalls, spendingBy, sumOfSpending } from './spending';

const rows: StepCalls[] = [
  { step: 0, key: 'read:dynos', calls: 2, recent: 0 },
  { step: 2, key: 'read:apps', calls: 3, recent: 3 },
  { step: 2, key: 'sync:poll', calls: 9, recent: 1 },
];

describe('what consumers spent', () => {
  test('is added up by key, the biggest first', () => {
    expect(spendingBy(rows, 3, (key) => key.split(':')[0] ?? '')).toEqual([
      { key: 'sync', calls: 9, recent: 1, steps: [0, 0, 9] },
      { key: 'read', calls: 5, recent: 3, steps: [2, 0, 3] },
    ]);
  });

  test('equals are in the order of their keys', () => {
    const equal = ['b', 'a'].map((key) => ({ step: 0, key, calls: 1, recent: 0 }));
    expect(spendingBy(equal, 1).map(({ key }) => key)).toEqual(['a', 'b']);
  });

  test('can be put together, and nothing together is nothing', () => {
    expect(sumOfSpending('all', spendingBy(rows, 3), 3)).toEqual({
      key: 'all',
      calls: 14,
      recent: 4,
      steps: [2, 0, 12],
    });
    expect(sumOfSpending('none', [], 2)).toEqual({ key: 'none', calls: 0, recent: 0, steps: [0, 0] });
  });
});
