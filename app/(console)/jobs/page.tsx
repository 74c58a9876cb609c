import { dehydrate, HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { JobsPage } from '@/components/jobs/jobs-page';
import { keepAnswer } from '@/lib/queries/call';
import { keys } from '@/lib/queries/keys';
import { createQueryClient } from '@/lib/queries/query-client';
import { jobsRead } from '@/lib/reads/jobs';
import { runRead } from '@/lib/reads/run-read';

export const metadata: Metadata = { title: 'Jobs' };

export default async function Jobs() {
  const queries = createQueryClient();
  const jobs = await runRead(jobsRead, {}).result;
  if (jobs.ok) keepAnswer(queries, keys.jobList, jobs.value);
  return (
    <HydrationBoundary state={dehydrate(queries)}>
      <JobsPage />
    </HydrationBoundary>
  );
}
