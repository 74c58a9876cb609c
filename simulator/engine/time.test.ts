import { beforeEach, describe, expect, it } from 'vitest';
import { type Harbor, quietHarbor, startMs } from '@/simulator/testing/quiet-harbor';
import { World } from './world';

let world: Harbor['world'];
let advance: Harbor['advance'];

beforeEach(() => {
  ({ world, advance } = quietHarbor());
});

describe('time and chance', () => {
  it('happen in order of time, then of arrival', () => {
    const seen: string[] = [];
    for (const [delayMs, name] of [
      [30, 'c'],
      [10, 'a'],
      [20, 'b'],
      [10, 'a2'],
      [40, 'd'],
    ] as const) {
      world.after(delayMs, () => seen.push(name));
    }
    world.after(15, () => world.after(10, () => seen.push(`nested at ${world.now() - startMs - 4000}`)));
    advance(30);
    expect(seen).toEqual(['a', 'a2', 'b', 'nested at 25', 'c']);
  });

  it('run at the speed that is set', () => {
    let realMs = 0;
    const fast = new World({ id: 'fast', seed: 1, startMs: 0, realClock: () => realMs });
    fast.clock.change({ speed: 60 });
    realMs = 1000;
    expect(fast.now()).toBe(60_000);
    fast.clock.change({ frozen: true });
    realMs = 5000;
    expect(fast.now()).toBe(60_000);
    fast.clock.change({ frozen: false, speed: 1 });
    realMs = 5010;
    expect(fast.now()).toBe(60_010);
  });

  it('repeat for the same seed and id, and differ between worlds', () => {
    const idsOf = (id: string, seed: number) => {
      const other = new World({ id, seed, startMs: 0 });
      return [other.newId(), other.uuid('app:x'), String(other.random())];
    };
    expect(idsOf('default', 7)).toEqual(idsOf('default', 7));
    expect(idsOf('w1', 7)[1]).not.toBe(idsOf('default', 7)[1]);
    expect(idsOf('default', 8)).not.toEqual(idsOf('default', 7));
  });
});
