import 'server-only';
import type { CallRecord } from '@/lib/heroku/client';
import { processHeroku } from '@/lib/heroku/heroku';
import { log } from '@/lib/log';
import { perProcess } from '@/lib/per-process';
import { type Book, createBook } from './book';

/** Whose bucket paid for a call, and which person it was made for; null for nobody. */
export type Who = { accountId: string; personId: string | null };

const minuteMs = 60_000;

/** The book of this process. It is written a few seconds after a call, and whenever the ledger is read. */
export function processBook(): Book {
  return perProcess('ledger', () =>
    createBook({ onFailure: (error) => log.warn({ err: error }, 'ledger not written yet; its sums are kept') }),
  );
}

/**
 * Books a call that Heroku counted to its purpose, person, app and outcome, and keeps what the answer said about the
 * bucket. Costs no database work of its own.
 */
export function bookCall(record: CallRecord, { accountId, personId }: Who): void {
  const at = processHeroku().clock.now();
  if (record.isCounted) {
    const { purpose, lane, app } = record;
    processBook().add({ minute: minuteOf(at), accountId, purpose, lane, outcome: outcomeOf(record), personId, app });
  }
  if (record.callsLeft !== null) {
    const { remaining, limit } = processHeroku().budget.snapshot(accountId);
    recordLevel(accountId, remaining ?? record.callsLeft, limit, at);
  }
}

/** Keeps what Heroku said about an account's bucket at `at` (milliseconds since 1970): the last word of each minute. */
export function recordLevel(accountId: string, remaining: number, limit: number, at: number): void {
  processBook().note({ accountId, minute: minuteOf(at), remaining, limit, at });
}

function minuteOf(at: number): number {
  return Math.floor(at / minuteMs) * minuteMs;
}

function outcomeOf({ status, error }: CallRecord): 'ok' | 'failed' | 'refused' {
  if (status === 429) return 'refused';
  return error === null ? 'ok' : 'failed';
}
