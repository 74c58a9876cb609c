import { dehydrate, HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { JobPage } from '@/components/jobs/job-page';
import { keepAnswer } from '@/lib/queries/call';
import { keys } from '@/lib/queries/keys';
import { createQueryClient } from '@/lib/queries/query-client';
import { jobRead } from '@/lib/reads/job';
import { runRead } from '@/lib/reads/run-read';

export const metadata: Metadata = { title: 'Job' };

type JobProps = { params: Promise<{ job: string }> };

export default async function Job({ params }: JobProps) {
  const { job: id } = await params;
  const queries = createQueryClient();
  const job = await runRead(jobRead, { job: id }).result;
  if (job.ok) keepAnswer(queries, keys.job(id), job.value);
  return (
    <HydrationBoundary state={dehydrate(queries)}>
      <JobPage id={id} />
    </HydrationBoundary>
  );
}
