import 'server-only';

/** A token that was shown at the door and not found good. `at` is in ms. */
export type Attempt = { address: string; at: number };

/** So many bad tokens within the window are tried for one address, and so many for all addresses together. */
export const attemptLimits = { windowMs: 10 * 60_000, perAddress: 10, overall: 100 };

/** The attempts that still count at `now` (ms). Pure. */
export function recentAttempts(attempts: readonly Attempt[], now: number): Attempt[] {
  return attempts.filter(({ at }) => now - at < attemptLimits.windowMs);
}

/**
 * Milliseconds until an address may try another token; 0 when it may now. Pure. The limit over all addresses bounds
 * what many machines together can make this console ask Heroku.
 */
export function msUntilAttempt(attempts: readonly Attempt[], address: string, now: number): number {
  const recent = recentAttempts(attempts, now);
  const own = recent.filter((attempt) => attempt.address === address);
  return Math.max(waitFor(own, attemptLimits.perAddress, now), waitFor(recent, attemptLimits.overall, now));
}

function waitFor(attempts: readonly Attempt[], limit: number, now: number): number {
  if (attempts.length < limit) return 0;
  const times = attempts.map(({ at }) => at).sort((a, b) => b - a);
  return (times[limit - 1] ?? now) + attemptLimits.windowMs - now;
}
