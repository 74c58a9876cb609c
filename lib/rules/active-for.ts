type Release = { version: number; status: string | null; createdAt: number | null };

/** How long a release was what the app ran: a span in ms, until now, never, or not known from these releases. */
export type Activity =
  | { kind: 'span'; ms: number }
  | { kind: 'now'; sinceAt: number }
  | { kind: 'never' }
  | { kind: 'unknown' };

/**
 * Our own arithmetic, since Heroku tells only when a release was made: a release was live from its own time until that of
 * the next one that succeeded. `releases` are newest first without gaps.
 */
export function activities(releases: readonly Release[]): Map<number, Activity> {
  const result = new Map<number, Activity>();
  let nextAt: number | null = null;
  for (const { version, status, createdAt } of releases) {
    result.set(version, activity(status, createdAt, nextAt));
    if (status === 'succeeded') nextAt = createdAt;
  }
  return result;
}

function activity(status: string | null, createdAt: number | null, nextAt: number | null): Activity {
  if (status === 'failed' || status === 'expired') return { kind: 'never' };
  if (status !== 'succeeded' || createdAt === null) return { kind: 'unknown' };
  return nextAt === null ? { kind: 'now', sinceAt: createdAt } : { kind: 'span', ms: Math.max(0, nextAt - createdAt) };
}
