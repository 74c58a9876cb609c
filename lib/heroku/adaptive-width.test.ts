import { describe, expect, test } from 'vitest';
import { createAdaptiveWidth } from './adaptive-width';

function setUp() {
  const width = createAdaptiveWidth();
  let sent = 0;
  /** As many calls as there are places, all under way together, each answered after `ms`. */
  const round = (ms: number, change: { isStrained?: boolean; wasBusy?: boolean } = {}) => {
    const count = width.places;
    const first = sent + 1;
    sent += count;
    for (let n = 0; n < count; n += 1) {
      width.learn({ number: first + n, ms, isStrained: false, wasBusy: true, ...change }, sent);
    }
    return width.places;
  };
  return { width, round };
}

describe('the number of places', () => {
  test('begins with 20 and rises to 50 while answers stay as quick as they were', () => {
    const { width, round } = setUp();
    expect(width.places).toBe(20);
    expect(Array.from({ length: 8 }, () => round(40))).toEqual([30, 45, 50, 50, 50, 50, 50, 50]);
  });

  test('does not rise while few of them are taken', () => {
    const { round } = setUp();
    expect([round(40, { wasBusy: false }), round(40, { wasBusy: false })]).toEqual([20, 20]);
  });

  test('falls at once at the first sign of strain, and once for all calls that were under way with it', () => {
    const { width, round } = setUp();
    round(40);
    expect(round(40, { isStrained: true })).toBe(21);
    expect(round(40, { isStrained: true })).toBe(14);
    for (let n = 0; n < 10; n += 1) round(40, { isStrained: true });
    expect(width.places).toBe(4);
  });

  test('falls when answers take much longer than usual, not when one of them does', () => {
    const { width, round } = setUp();
    round(40);
    expect(round(150)).toBe(21);
    width.learn({ number: 1_000, ms: 5_000, isStrained: false, wasBusy: true }, 1_000);
    expect(width.places).toBe(21);
  });

  test('recovers step by step, and gets used to a Heroku that has become slower', () => {
    const { width, round } = setUp();
    round(40);
    round(40, { isStrained: true });
    expect([round(40), round(40)]).toEqual([26, 31]);
    for (let n = 0; n < 40; n += 1) round(200);
    expect(width.places).toBeGreaterThan(20);
  });
});
