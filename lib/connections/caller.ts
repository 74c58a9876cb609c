import 'server-only';
import type { Caller } from '@/lib/heroku/client';
import { bookCall } from '@/lib/ledger/book-call';
import { accessOf } from './access';
import type { Ownership } from './signed-out';

type Connection = { id: string; herokuAccountId: string } & Partial<Ownership>;
type Purpose = Pick<Caller, 'purpose' | 'lane' | 'isFresh'> & { personId: string | null };

/**
 * Lets `lib/heroku` call as a connection, for a person or (null) for nobody. Every caller of a connection is made here,
 * so that each of its calls is booked to somebody.
 */
export function callerFor(connection: Connection, { personId, ...how }: Purpose): Caller {
  const who = { accountId: connection.herokuAccountId, personId };
  return {
    ...how,
    access: accessOf(connection),
    onCall: (record) => bookCall(record, who),
    ...(personId === null ? {} : { person: personId }),
  };
}
