import { describe, expect, it } from 'vitest';
import { type Deadline, isMoving, pickDue, tickMs } from './due';
import type { FleetEntry } from './entry';

const minuteMs = 60_000;
const limitMs = 10 * minuteMs;
const now = 1_790_000_000_000;

const ids = (count: number) => Array.from({ length: count }, (_, index) => `app-${index}`);
const due = (count: number, inMs: (index: number) => number): Deadline[] =>
  ids(count).map((id, index) => ({ id, deadline: now + inMs(index) }));

/** Ticks for so long over apps that were all read at the same moment, and reads at once what is chosen. */
function simulate(count: number, forMs: number, firstAgeMs = 0) {
  const readAt = new Map(ids(count).map((id) => [id, now - firstAgeMs]));
  const perTick: number[] = [];
  let worstMs = 0;
  for (let at = now + tickMs; at <= now + forMs; at += tickMs) {
    const deadlines = [...readAt].map(([id, read]) => ({ id, deadline: read + limitMs }));
    const chosen = pickDue(deadlines, { now: at, limitMs });
    for (const read of readAt.values()) worstMs = Math.max(worstMs, at - read);
    for (const id of chosen) readAt.set(id, at);
    perTick.push(chosen.length);
  }
  return { perTick, worstMs, total: perTick.reduce((sum, reads) => sum + reads, 0) };
}

describe('what is read again in a tick', () => {
  it.each([
    ['nothing, without apps', [], 0],
    ['nothing of a single app that has time', due(1, () => minuteMs), 0],
    ['a single app just before its deadline', due(1, () => tickMs), 1],
    ['nothing while an even pace holds every deadline', due(60, (index) => (index + 2) * 10_000), 0],
    ['some of many that share a far deadline', due(300, () => limitMs - tickMs), 2],
    ['no more of what is overdue than twice the pace', due(300, () => -minuteMs), 5],
  ])('is %s', (_, deadlines, count) => {
    expect(pickDue(deadlines, { now, limitMs })).toHaveLength(count);
  });

  it('is the most urgent', () => {
    const deadlines = due(300, (index) => limitMs - tickMs - index);
    expect(pickDue(deadlines, { now, limitMs })).toEqual(['app-299', 'app-298', 'app-297'].slice(0, 2));
  });

  it.each([1, 7, 100, 308, 692])('holds every age of %i apps at an even pace, and reads none too often', (count) => {
    const { perTick, worstMs, total } = simulate(count, 60 * minuteMs);
    expect(worstMs).toBeLessThanOrEqual(limitMs);
    expect(Math.max(...perTick)).toBeLessThanOrEqual(Math.ceil((count * tickMs * 1.1) / limitMs) + 1);
    expect(total).toBeLessThanOrEqual(count * 6 * 1.05 + 1);
    expect(total).toBeGreaterThanOrEqual(count * 5);
  });

  it('catches up in half the time after a night', () => {
    const { perTick } = simulate(300, limitMs / 2, 600 * minuteMs);
    expect(Math.max(...perTick)).toBe(5);
    expect(perTick.reduce((sum, reads) => sum + reads, 0)).toBe(300);
  });
});

describe('an app on the move', () => {
  const entry = (dynos: [state: string, agoMs: number][], readAgoMs: number, quantity = dynos.length) =>
    ({
      formation: { value: [{ type: 'web', quantity, size: 'Basic', unitCents: 700 }], readAt: now - 600_000 },
      dynos: {
        value: dynos.map(([state, agoMs], index) => ({
          name: `web.${index + 1}`,
          type: 'web',
          state,
          updatedAt: now - agoMs,
        })),
        readAt: now - readAgoMs,
      },
      release: null,
    }) as Pick<FleetEntry, 'formation' | 'dynos' | 'release'>;

  it.each([
    ['is looked at again after ten seconds', entry([['starting', 12_000]], 10_000), true],
    ['is not looked at twice in one moment', entry([['starting', 12_000]], 5_000), false],
    ['is looked at more rarely the longer it takes', entry([['starting', 130_000]], 30_000), false],
    ['is still looked at after two minutes', entry([['starting', 130_000]], 45_000), true],
    ['is like the others after five minutes', entry([['starting', 301_000]], 60_000), false],
    ['is none whose dynos are up', entry([['up', 12_000]], 60_000), false],
    ['is none that crashed', entry([['crashed', 12_000]], 60_000), false],
  ])('%s', (_, known, expected) => {
    expect(isMoving(known, now)).toBe(expected);
  });

  it('is one whose dynos have not caught up with its formation', () => {
    const scaled = entry([['up', 600_000]], 30_000, 3);
    expect(isMoving(scaled, now)).toBe(false);
    const justScaled = { ...scaled, formation: scaled.formation && { ...scaled.formation, readAt: now - 12_000 } };
    expect(isMoving(justScaled, now)).toBe(true);
  });

  it('is one with a release under way', () => {
    const release = { version: 7, status: 'pending', description: null, by: null, createdAt: now - 20_000 };
    const releasing = { ...entry([['up', 600_000]], 30_000), release: { value: release, readAt: now - 15_000 } };
    expect(isMoving(releasing, now)).toBe(true);
    expect(isMoving({ ...releasing, release: { value: { ...release, status: 'succeeded' }, readAt: now } }, now)).toBe(
      false,
    );
  });
});
