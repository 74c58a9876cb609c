import { dehydrate, HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { ReleasesPage } from '@/components/releases-log/releases-page';
import { keepAnswer } from '@/lib/queries/call';
import { createQueryClient } from '@/lib/queries/query-client';
import { releasesEverywhereOptions, releasesFilterOf } from '@/lib/queries/releases-everywhere';
import { releasesEverywhereRead } from '@/lib/reads/releases-everywhere';
import { runRead } from '@/lib/reads/run-read';

export const metadata: Metadata = { title: 'Releases' };

type ReleasesProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function Releases({ searchParams }: ReleasesProps) {
  const filter = releasesFilterOf(await searchParams);
  const queries = createQueryClient();
  const answer = await runRead(releasesEverywhereRead, filter).result;
  if (answer.ok) {
    const { data, budgets } = answer.value;
    const { queryKey } = releasesEverywhereOptions(filter);
    keepAnswer(queries, queryKey, { data: { pages: [data], pageParams: [null] }, budgets });
  }
  return (
    <HydrationBoundary state={dehydrate(queries)}>
      <ReleasesPage />
    </HydrationBoundary>
  );
}
