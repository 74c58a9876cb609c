import 'server-only';

/** Time as the client sees it; tests bring their own. */
export type Clock = { now(): number; sleep(ms: number): Promise<void> };

/** The machine's own time. */
export const systemClock: Clock = {
  now: () => Date.now(),
  sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
};
