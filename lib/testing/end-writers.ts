import type { Fleet } from '@/lib/fleet/fleet';
import type { Book } from '@/lib/ledger/book';
import { forgetPerProcess, perProcess } from '@/lib/per-process';

/** Drops the ledger and the fleet of this process, which else would write what they hold to the database of another test. */
export function endWriters(): void {
  perProcess<Book | null>('ledger', () => null)?.end();
  void perProcess<Promise<Fleet> | null>('fleet', () => null)?.then(
    (fleet) => fleet.end(),
    () => undefined,
  );
  for (const slot of ['ledger', 'fleet']) forgetPerProcess(slot);
}
