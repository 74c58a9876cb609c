import type { Clock } from '@/lib/heroku/clock';

/** The machine's time, so many times faster: what waits for minutes takes seconds. All who share a database need one. */
export function lapseClock(times: number, sinceMs = Date.now()): Clock {
  return {
    now: () => sinceMs + (Date.now() - sinceMs) * times,
    sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms / times)),
  };
}
