import 'server-only';
import { perProcess } from '@/lib/per-process';

type Look = { result: Promise<unknown>; until: number };

/**
 * Makes a look that no cache may keep only once for those who ask at the same moment, and gives its answer again for
 * `freshMs` after it came. The key must hold everything that the answer depends on, and whoever asks must be allowed to.
 */
export async function lookOnce<T>(key: string, freshMs: number, look: () => Promise<T>): Promise<T> {
  const looks = perProcess('reads.looks', () => new Map<string, Look>());
  const now = Date.now();
  for (const [other, { until }] of looks) if (until <= now) looks.delete(other);
  const known = looks.get(key);
  if (known) return known.result as Promise<T>;
  const made: Look = { result: look(), until: Number.POSITIVE_INFINITY };
  looks.set(key, made);
  try {
    return (await made.result) as T;
  } catch (error) {
    looks.delete(key);
    throw error;
  } finally {
    made.until = Date.now() + freshMs;
  }
}
