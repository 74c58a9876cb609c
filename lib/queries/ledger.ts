import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { readLedger } from '@/app/actions';
import { call } from './call';
import { keys } from './keys';

/** Which part of the ledger is looked at; without an account, that of the first one. */
export type LedgerFilter = { account?: string; hours: 1 | 24; by: 'feature' | 'person' | 'app' };

// It is written every few seconds, and reading it costs no call.
const pollMs = 10_000;

/** Who spent which calls of an account; kept up to date while it is looked at. */
export function ledgerOptions(filter: LedgerFilter) {
  return queryOptions({
    queryKey: keys.ledger(filter),
    queryFn: ({ client }) => call(client, readLedger(filter)),
    placeholderData: keepPreviousData,
    refetchInterval: pollMs,
  });
}
