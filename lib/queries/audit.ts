import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { readAudit, readAuditChain } from '@/app/actions';
import { call } from './call';
import { keys } from './keys';

export type AuditFilter = { app?: string; kind?: 'intent' | 'outcome' | 'denied' | 'access' };

/** The audit log, newest first, page by page. */
export function auditOptions(filter: AuditFilter = {}) {
  return infiniteQueryOptions({
    queryKey: keys.audit(filter),
    queryFn: ({ client, pageParam }) => call(client, readAudit({ ...filter, ...(pageParam && { before: pageParam }) })),
    initialPageParam: null as number | null,
    getNextPageParam: ({ next }) => next,
  });
}

/** Whether the chain of the whole log holds; asked for by a button only. */
export function auditChainOptions() {
  return queryOptions({
    queryKey: [...keys.audits, 'chain'],
    queryFn: ({ client }) => call(client, readAuditChain({})),
    enabled: false,
    gcTime: 0,
  });
}
