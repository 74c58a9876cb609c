'use client';

import { Button } from '@/components/ui/button';
import { errorOf } from '@/lib/queries/error-of';
import { errorTitles } from './error-titles';
import { RelativeTime } from './relative-time';
import { StatusShape } from './status-shape';

export type StaleQuery = {
  data: { readAt: number } | undefined;
  error: unknown;
  isError: boolean;
  isFetching: boolean;
  refetch(): unknown;
};

/** Above data that could not be read again: why, how old it is, and the way to try. */
export function StaleNoteBody({ query, readAt }: { query: StaleQuery; readAt: number }) {
  const error = errorOf(query.error);
  return (
    <div
      data-slot="stale-note"
      role="status"
      title={error.message}
      className="flex min-h-9 flex-wrap items-center gap-2 border-row-line border-b bg-warning-subtle px-4 py-1 text-small"
    >
      <StatusShape status="warning" />
      <p className="min-w-0 flex-1 text-pretty text-warning">
        {errorTitles[error.code]}. Shown as it was <RelativeTime at={readAt} form="sentence" />.
      </p>
      <Button variant="ghost" size="sm" isPending={query.isFetching} onClick={() => query.refetch()}>
        Try again
      </Button>
    </div>
  );
}
