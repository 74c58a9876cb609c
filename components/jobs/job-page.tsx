'use client';

import { JobProgress } from './job-progress';

/** One operation on many apps, on a page of its own. */
export function JobPage({ id }: { id: string }) {
  return (
    <div className="min-h-0 flex-1 overflow-y-auto px-4 py-4 wide:px-5">
      <h1 tabIndex={-1} className="sr-only">
        Job
      </h1>
      <JobProgress id={id} className="mx-auto max-w-240 rounded-lg border bg-surface p-4" />
    </div>
  );
}
