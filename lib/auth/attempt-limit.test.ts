import { describe, expect, test } from 'vitest';
import { type Attempt, attemptLimits, msUntilAttempt, recentAttempts } from './attempt-limit';

const { windowMs, perAddress, overall } = attemptLimits;
const now = 1_000_000_000;
const tries = (count: number, address: string, ageMs = 0): Attempt[] =>
  Array.from({ length: count }, () => ({ address, at: now - ageMs }));
const many = (count: number, ageMs = 0) =>
  Array.from({ length: count }, (_, index) => ({ address: `a${index}`, at: now - ageMs }));

const cases: [string, Attempt[], number][] = [
  ['the first token is tried', [], 0],
  ['the tenth is tried', tries(perAddress - 1, 'here'), 0],
  ['the eleventh waits until the first is ten minutes old', tries(perAddress, 'here', 60_000), windowMs - 60_000],
  ['what is ten minutes old counts no more', tries(perAddress, 'here', windowMs), 0],
  ['other addresses do not count', tries(perAddress, 'there'), 0],
  ['only the oldest has to pass', [...tries(1, 'here', 500_000), ...tries(perAddress - 1, 'here')], windowMs - 500_000],
  ['many addresses together are bounded too', many(overall, 1_000), windowMs - 1_000],
  ['one below that bound is tried', many(overall - 1), 0],
];

describe('tokens that were not good', () => {
  test.each(cases)('%s', (_, attempts, waitMs) => {
    expect(msUntilAttempt(attempts, 'here', now)).toBe(waitMs);
  });

  test('are forgotten after the window', () => {
    const kept = tries(1, 'here', windowMs - 1);
    expect(recentAttempts([...kept, ...tries(3, 'here', windowMs)], now)).toEqual(kept);
  });
});
