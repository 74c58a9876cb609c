'use client';

import { errorOf } from '@/lib/queries/error-of';
import { ReadError } from './read-error';

type FailedQuery = { error: unknown; isFetching: boolean; refetch(): unknown };

/** Stands where a query has nothing to show; `subject` is what is missing: `Dynos`. */
export function QueryError({ query, subject }: { query: FailedQuery; subject: string }) {
  return (
    <ReadError
      error={errorOf(query.error)}
      subject={subject}
      onRetry={() => query.refetch()}
      isRetrying={query.isFetching}
    />
  );
}
