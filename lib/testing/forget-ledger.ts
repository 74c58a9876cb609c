import type { Book } from '@/lib/ledger/book';
import { forgetPerProcess, perProcess } from '@/lib/per-process';

/** Drops the ledger of this process, which else would write what it still holds to the database of another test. */
export function forgetLedger(): void {
  perProcess<Book | null>('ledger', () => null)?.end();
  forgetPerProcess('ledger');
}
