import 'server-only';
import type { Clock } from '../clock';

/** A clock that stands still until `advance`, which wakes whoever sleeps at their own moments and in order. */
export type ManualClock = Clock & {
  readonly sleepers: number;
  advance(ms: number): Promise<void>;
  /** Sets the clock to another time without waking anybody. */
  jump(ms: number): void;
};

/** Lets everything that waits for a settled promise go on. */
export const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

/** Makes a clock that starts at `nowMs`. */
export function manualClock(nowMs = 1_790_000_000_000): ManualClock {
  let now = nowMs;
  let passed = 0;
  const sleeping = new Set<{ until: number; wake: () => void }>();
  const nextUntil = (end: number) => {
    const due = [...sleeping].filter(({ until }) => until <= end).sort((a, b) => a.until - b.until);
    return due[0];
  };
  return {
    get sleepers() {
      return sleeping.size;
    },
    now: () => now,
    sleep: (ms) => new Promise((wake) => void sleeping.add({ until: passed + ms, wake })),
    jump: (ms) => {
      now += ms;
    },
    async advance(ms) {
      const end = passed + ms;
      await settled();
      for (let next = nextUntil(end); next; next = nextUntil(end)) {
        now += next.until - passed;
        passed = next.until;
        sleeping.delete(next);
        next.wake();
        await settled();
      }
      now += end - passed;
      passed = end;
    },
  };
}
