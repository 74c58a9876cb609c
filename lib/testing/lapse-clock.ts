import type { Clock } from '@/lib/heroku/clock';

/** A clock that can also be put forward. */
export type LapseClock = Clock & { advance(ms: number): void };

/** The machine's time, so many times faster: what waits for minutes takes seconds. All who share a database need one. */
export function lapseClock(times: number, sinceMs = Date.now()): LapseClock {
  let aheadMs = 0;
  return {
    now: () => sinceMs + (Date.now() - sinceMs) * times + aheadMs,
    sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms / times)),
    advance: (ms) => {
      aheadMs += ms;
    },
  };
}
