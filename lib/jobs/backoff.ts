import 'server-only';

const firstMs = 1_000;
const longestMs = 300_000;

/**
 * Milliseconds to wait after so many attempts that ended badly: twice as long each time, at most five minutes, of which
 * chance (0 to 1) takes up to a half, so that what failed together does not come back together.
 */
export function backoffMs(attempts: number, chance: number): number {
  const fullMs = Math.min(longestMs, firstMs * 2 ** Math.min(attempts - 1, 30));
  return Math.round(fullMs * (1 - chance / 2));
}
