import { expect, test } from 'vitest';
import { activities } from './active-for';

const minute = 60_000;
const release = (version: number, status: string, minutesAgo: number) => ({
  version,
  status,
  createdAt: 1_000 * minute - minutesAgo * minute,
});

test('a release is live until the next one that succeeded', () => {
  const result = activities([
    release(219, 'succeeded', 14),
    release(218, 'succeeded', 19),
    release(217, 'failed', 20),
    release(216, 'succeeded', 100),
  ]);
  expect(result.get(219)).toEqual({ kind: 'now', sinceAt: 986 * minute });
  expect(result.get(218)).toEqual({ kind: 'span', ms: 5 * minute });
  expect(result.get(217)).toEqual({ kind: 'never' });
  expect(result.get(216)).toEqual({ kind: 'span', ms: 81 * minute });
});

test('while a release command runs, the release before it is still the live one', () => {
  const result = activities([release(3, 'pending', 1), release(2, 'succeeded', 9)]);
  expect(result.get(3)).toEqual({ kind: 'unknown' });
  expect(result.get(2)?.kind).toBe('now');
});
