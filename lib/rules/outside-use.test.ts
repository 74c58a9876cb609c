import { describe, expect, test } from 'vitest';
import { type Level, outsideUse } from './outside-use';

const minuteMs = 60_000;
const limit = 4_500;
const refill = 75;

/** A level at the end of each minute; null where nothing was heard. */
function levelsOf(remaining: ReadonlyArray<number | null>): Level[] {
  return remaining.flatMap((left, index) =>
    left === null ? [] : [{ minute: index * minuteMs, at: (index + 1) * minuteMs - 1_000, remaining: left, limit }],
  );
}

function usePerMinute(remaining: ReadonlyArray<number | null>, own: readonly number[]): number[] {
  const use = outsideUse(levelsOf(remaining), new Map(own.map((calls, index) => [index * minuteMs, calls])));
  return remaining.map((_, index) => Math.round((use.get(index * minuteMs) ?? 0) * 100) / 100);
}

/** A bucket as Heroku keeps it, while we spend `own` and somebody else `outside` in each minute. */
function bucket(from: number, own: readonly number[], outside: readonly number[]): number[] {
  let left = from;
  return own.map((calls, index) => {
    if (index > 0) left = Math.min(limit, left + refill) - calls - (outside[index] ?? 0);
    return Math.floor(left);
  });
}

const cases: Array<{ name: string; remaining: Array<number | null>; own: number[]; use: number[] }> = [
  { name: 'nothing spent and nothing refilled at the brim', remaining: [4500, 4500], own: [0, 0], use: [0, 0] },
  { name: 'our own calls explain the drop', remaining: [4000, 3975], own: [0, 100], use: [0, 0] },
  { name: 'a drop beyond our own calls is from outside', remaining: [4000, 3957], own: [0, 100], use: [0, 18] },
  { name: 'a minute without calls of ours still shows it', remaining: [3000, 2955], own: [0, 0], use: [0, 120] },
  { name: 'less refill than there should be is use', remaining: [3000, 3035], own: [0, 0], use: [0, 40] },
  { name: 'rounding by one is nobody', remaining: [3000, 3074, 3148], own: [0, 0, 0], use: [0, 0, 0] },
  { name: 'a full bucket hides what the refill covers', remaining: [4500, 4500], own: [0, 70], use: [0, 0] },
  { name: 'a full bucket is never an accusation', remaining: [4500, 4470], own: [0, 30], use: [0, 0] },
  { name: 'below the brim the lost refill is not use', remaining: [4480, 4500], own: [0, 0], use: [0, 0] },
  {
    name: 'a gap is spread evenly',
    remaining: [3000, null, null, 3105],
    own: [0, 0, 0, 0],
    use: [0, 40, 40, 40],
  },
  {
    name: 'our calls within a gap count as well',
    remaining: [3000, null, null, 3105],
    own: [0, 60, 60, 0],
    use: [0, 0, 0, 0],
  },
  {
    name: 'a gap longer than a bucket needs to fill proves only what is missing at its end',
    remaining: [1000, ...Array.from({ length: 79 }, () => null), 4300],
    own: [],
    use: [0, ...Array.from({ length: 80 }, () => 2.5)],
  },
  {
    name: 'calls under way when the level was read are taken back',
    remaining: [4000, 4035, 4110],
    own: [0, 0, 40],
    use: [0, 0, 0],
  },
  {
    name: 'calls booked before their drop shows are not charged to others',
    remaining: [4000, 4075, 4110],
    own: [0, 40, 0],
    use: [0, 0, 0],
  },
  { name: 'a bucket that was raised accuses nobody', remaining: [1000, 4000, 4075], own: [0, 0, 0], use: [0, 0, 0] },
  { name: 'one level alone says nothing', remaining: [1000], own: [500], use: [0] },
];

describe('outsideUse', () => {
  test.each(cases)('$name', ({ remaining, own, use }) => {
    expect(usePerMinute(remaining, own)).toEqual(use);
  });

  test('a steady trickle below the tolerance is seen once it adds up', () => {
    const own = Array.from({ length: 31 }, () => 100);
    const levels = bucket(
      3_000,
      own,
      Array.from({ length: 31 }, () => 2),
    );
    const use = outsideUse(levelsOf(levels), new Map(own.map((calls, index) => [index * minuteMs, calls])));
    const sum = [...use.values()].reduce((total, calls) => total + calls, 0);
    expect(sum).toBeGreaterThan(50);
    expect(sum).toBeLessThanOrEqual(60);
  });

  test('levels may come in any order, and a clock that was set back invents nothing', () => {
    const levels = levelsOf([4000, 3957]);
    const own = new Map([[minuteMs, 100]]);
    expect(outsideUse(levels.toReversed(), own)).toEqual(new Map([[minuteMs, 18]]));
    const stale = levels.map((level, index) => (index === 1 ? { ...level, at: 0 } : level));
    expect(outsideUse(stale, own)).toEqual(new Map());
  });

  test('whatever both sides spend, it never tells more than others spent', () => {
    let seed = 11;
    const random = (below: number) => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      return Math.floor((seed / 2_147_483_648) * below);
    };
    for (let round = 0; round < 200; round++) {
      const own = Array.from({ length: 60 }, () => (random(3) === 0 ? random(300) : random(20)));
      const outside = Array.from({ length: 60 }, (_, index) => (index > 0 && random(4) === 0 ? random(60) : 0));
      const levels = bucket(2_000 + random(2_500), own, outside);
      if (levels.some((left) => left < 0)) continue;
      const use = outsideUse(levelsOf(levels), new Map(own.map((calls, index) => [index * minuteMs, calls])));
      const sum = [...use.values()].reduce((total, calls) => total + calls, 0);
      expect(sum).toBeLessThanOrEqual(outside.reduce((total, calls) => total + calls, 0) + 2);
    }
  });
});
