'use client';

import { useQuery } from '@tanstack/react-query';
import { ArrowUpRight } from 'lucide-react';
import Link from 'next/link';
import { QueryError } from '@/components/patterns/query-error';
import { ReadAge } from '@/components/patterns/read-age';
import { StaleNote } from '@/components/patterns/stale-note';
import { Panel, PanelHeader } from '@/components/ui/panel';
import { Skeleton } from '@/components/ui/skeleton';
import { latestActivityOptions } from '@/lib/queries/activity';
import { routes } from '@/lib/routes';
import { ActivityMark } from './activity-mark';
import { ActivityText } from './activity-text';
import { ActivityTime } from './activity-time';

/** The latest of what happened to an app. */
export function ActivityPanel({ app, name }: { app: string; name: string }) {
  const query = useQuery(latestActivityOptions(app));
  const { data } = query;
  if (query.isError && !data) return <QueryError query={query} subject="Activity" />;
  const entries = data?.items ?? [];
  return (
    <Panel aria-labelledby="activity-title">
      <PanelHeader title="Activity" titleId="activity-title">
        {data ? <ReadAge at={data.readAt} /> : null}
        <Link
          href={routes.appActivity(name)}
          prefetch={false}
          className="inline-flex items-center gap-1.5 rounded-sm text-muted hover:text-foreground"
        >
          <ArrowUpRight aria-hidden="true" strokeWidth={1.75} className="size-3.5" />
          All activity
        </Link>
      </PanelHeader>
      <StaleNote query={query} />
      <ul aria-busy={query.isPending}>
        {query.isPending ? <Skeleton className="mx-4 my-2.5 h-3" /> : null}
        {entries.map((entry) => (
          <li
            key={entry.id}
            className="flex min-h-8 items-center gap-3 border-row-line px-4 py-1.5 [&:not(:last-child)]:border-b"
          >
            <ActivityMark entry={entry} />
            <p title={entry.text} className="min-w-0 flex-1 truncate text-muted">
              <ActivityText entry={entry} />
            </p>
            <ActivityTime entry={entry} form="short" />
          </li>
        ))}
      </ul>
      {data && entries.length === 0 ? <p className="px-4 py-6 text-center text-muted">Nothing is known yet.</p> : null}
    </Panel>
  );
}
