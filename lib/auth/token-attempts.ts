import 'server-only';
import { log } from '@/lib/log';
import { perProcess } from '@/lib/per-process';
import { type Attempt, msUntilAttempt, recentAttempts } from './attempt-limit';

/** A token that is being tried. `forgive` takes it off the count: it was good, or nobody could tell. */
export type OpenAttempt = { forgive(): void };

const ledger = () => perProcess('auth.token-attempts', () => ({ attempts: [] as Attempt[] }));

/**
 * Counts an attempt before its outcome is known, so that many at once do not slip through. Null when this address, or
 * all of them together, have shown too many bad tokens of late. Each process counts for itself.
 */
export function openAttempt(address: string, now = Date.now()): OpenAttempt | null {
  const book = ledger();
  book.attempts = recentAttempts(book.attempts, now);
  if (msUntilAttempt(book.attempts, address, now) > 0) {
    log.warn({ address }, 'token sign-in refused: too many attempts');
    return null;
  }
  const attempt = { address, at: now };
  book.attempts.push(attempt);
  return {
    forgive() {
      book.attempts = book.attempts.filter((other) => other !== attempt);
    },
  };
}
