import 'server-only';

/** How calls come and go, as far as it tells how soon a place becomes free. */
export type Flow = {
  /** Notes that a call leaves. What it returns is to be called once the call has ended, and gives the ms it took. */
  depart(now: number): (endedAt: number) => number;
  /** Whether the last answer was quick and none of those under way is late. */
  isQuick(now: number): boolean;
};

const quickMs = 250;

/** Knows nothing at first, so it is not quick before the first answer. */
export function createFlow(): Flow {
  /** When the calls under way left, the oldest first. */
  const open = new Map<symbol, number>();
  let lastMs = Number.POSITIVE_INFINITY;

  return {
    depart(now) {
      const call = Symbol('call');
      open.set(call, now);
      return (endedAt) => {
        open.delete(call);
        lastMs = endedAt - now;
        return lastMs;
      };
    },
    isQuick(now) {
      const [oldest = now] = open.values();
      return lastMs <= quickMs && now - oldest <= quickMs;
    },
  };
}
