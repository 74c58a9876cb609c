'use client';

import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useEffect, useEffectEvent, useRef } from 'react';
import { notify } from '@/components/ui/notify';
import type { ManyJob } from '@/lib/jobs/list-many';
import { jobOptions } from '@/lib/queries/jobs';
import { keys } from '@/lib/queries/keys';
import { routes } from '@/lib/routes';
import { countsInWords } from './job-words';

/** Says when a job that one began has ended, unless it is on the screen. `live` are those that go on. */
export function useEndNotices(live: readonly ManyJob[]): void {
  const queries = useQueryClient();
  const router = useRouter();
  const before = useRef<ReadonlySet<string>>(new Set());
  const tell = useEffectEvent(async (id: string) => {
    if (isOnScreen(queries, id)) return;
    const view = await queries.fetchQuery(jobOptions(id)).catch(() => null);
    if (!view || view.job.finishedAt === null) return;
    const { title, counts } = view.job;
    const action = { label: 'Show', onClick: () => router.push(routes.job(id)) };
    const say = counts.failed + counts.unknown > 0 ? notify.failure : notify.success;
    say({ title, description: countsInWords(counts), action, id: `job-${id}` });
  });
  useEffect(() => {
    const now = new Set(live.map(({ id }) => id));
    const gone = [...before.current].filter((id) => !now.has(id));
    before.current = new Set(live.filter(({ isOwn }) => isOwn).map(({ id }) => id));
    for (const id of gone) void tell(id);
  }, [live]);
}

function isOnScreen(queries: QueryClient, id: string): boolean {
  return (
    (queries
      .getQueryCache()
      .find({ queryKey: keys.job(id) })
      ?.getObserversCount() ?? 0) > 0
  );
}
