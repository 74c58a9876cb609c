'use client';

import { useQuery } from '@tanstack/react-query';
import { ListChecks } from 'lucide-react';
import { EmptyState } from '@/components/patterns/empty-state';
import { QueryError } from '@/components/patterns/query-error';
import { Skeleton } from '@/components/ui/skeleton';
import { jobListOptions } from '@/lib/queries/jobs';
import { JobsList } from './jobs-list';
import { JobsTable } from './jobs-table';

/** What was done to many apps at once, by whom, and how it ended. */
export function JobsPage() {
  const jobs = useQuery(jobListOptions());
  return (
    <div className="flex min-h-0 flex-1 flex-col bg-page">
      <header className="flex h-12 shrink-0 items-center gap-3 px-4 wide:px-5">
        <h1 tabIndex={-1} className="text-title">
          Jobs
        </h1>
        <p className="text-small text-subtle max-sm:hidden">Kept for 30 days.</p>
      </header>
      <section
        aria-label="Jobs"
        aria-busy={jobs.isPending}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
        tabIndex={0}
        className="-outline-offset-2 min-h-0 flex-1 overflow-y-auto border-t"
      >
        {jobs.isPending ? <Skeleton className="m-5 h-24" /> : null}
        {jobs.isError && !jobs.data ? <QueryError query={jobs} subject="Jobs" /> : null}
        {jobs.data?.length === 0 ? (
          <EmptyState icon={ListChecks} title="No jobs yet">
            Select apps in the fleet to restart or scale them, or to switch their maintenance. What was begun stands
            here, and goes on without this page.
          </EmptyState>
        ) : null}
        {jobs.data && jobs.data.length > 0 ? (
          <>
            <JobsTable jobs={jobs.data} />
            <JobsList jobs={jobs.data} />
          </>
        ) : null}
      </section>
    </div>
  );
}
