/** What Heroku last said in a minute about a bucket. `minute` and `at` are milliseconds since 1970. */
export type Level = { minute: number; at: number; remaining: number; limit: number };

const minuteMs = 60_000;
const minutesToFill = 60;
/** Figures are rounded, ours and Heroku's: a drop this small proves nothing yet. */
const tolerance = 3;
/** Calls that can be under way while a level is read: booked, and their drop not seen. */
const mostInFlight = 50;

/**
 * The calls per minute that somebody else spent from a bucket: drops that our own booked calls do not explain.
 *
 * It is a lower bound. A full bucket hides what is spent below the refill, so whatever could be explained by us is. What
 * one level says too much of, because calls were under way, is taken back when the next one puts it right; drops too
 * small to prove anything are kept until their sum does. Between two levels that are far apart the use is spread evenly.
 *
 * @param levels what Heroku said, one a minute at most, in any order
 * @param ownCalls our own calls by minute (milliseconds since 1970), of all servers
 */
export function outsideUse(levels: readonly Level[], ownCalls: ReadonlyMap<number, number>): Map<number, number> {
  const use = new Map<number, number>();
  let doubt = 0;
  let doubtSince: number | null = null;
  let told: { minutes: number[]; calls: number } | null = null;
  const sorted = levels.toSorted((a, b) => a.minute - b.minute);
  for (const [index, to] of sorted.entries()) {
    const from = sorted[index - 1];
    // A clock that was set back: nothing can be said about the time between these two.
    if (!from || to.at <= from.at) continue;
    const unexplained = expectedLevel(from, to, ownCalls) - to.remaining;
    if (unexplained < 0 && told) {
      const takenBack = Math.min(told.calls, -unexplained);
      spread(use, told.minutes, -takenBack);
      doubt += takenBack;
    }
    doubt = Math.max(-mostInFlight, doubt + unexplained);
    told = null;
    if (doubt > tolerance) {
      told = { minutes: minutesBetween(doubtSince ?? from.minute, to.minute), calls: doubt };
      spread(use, told.minutes, doubt);
      doubt = 0;
    }
    doubtSince = doubt > 0 ? (doubtSince ?? from.minute) : null;
  }
  return use;
}

/** The level that our own calls alone would have led to: refill first, then the calls of each minute. */
function expectedLevel(from: Level, to: Level, ownCalls: ReadonlyMap<number, number>): number {
  const perMs = to.limit / (minutesToFill * minuteMs);
  let { remaining, at } = from;
  for (const minute of minutesBetween(from.minute, to.minute)) {
    const end = Math.max(at, Math.min(to.at, minute + minuteMs));
    const refilled = Math.min(to.limit, remaining + (end - at) * perMs);
    remaining = Math.max(0, refilled - (ownCalls.get(minute) ?? 0));
    at = end;
  }
  return remaining;
}

function minutesBetween(after: number, last: number): number[] {
  return Array.from({ length: Math.max(0, (last - after) / minuteMs) }, (_, index) => after + (index + 1) * minuteMs);
}

function spread(use: Map<number, number>, minutes: readonly number[], calls: number): void {
  for (const minute of minutes) use.set(minute, (use.get(minute) ?? 0) + calls / minutes.length);
}
