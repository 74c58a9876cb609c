'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { ArrowUpRight } from 'lucide-react';
import Link from 'next/link';
import { Avatar } from '@/components/patterns/avatar';
import { QueryError } from '@/components/patterns/query-error';
import { RelativeTime } from '@/components/patterns/relative-time';
import { Panel, PanelHeader } from '@/components/ui/panel';
import { auditOptions } from '@/lib/queries/audit';
import { routes } from '@/lib/routes';

const shown = 5;

/** What was done to this app through Dynodeck, newest first. */
export function ActivityPanel({ app, name }: { app: string; name: string }) {
  const query = useInfiniteQuery(auditOptions({ app }));
  const { data } = query;
  if (query.isError && !data) return <QueryError query={query} subject="Activity" />;
  const events = data?.pages[0]?.events.filter(({ kind }) => kind !== 'intent').slice(0, shown) ?? [];
  return (
    <Panel aria-labelledby="activity-title">
      <PanelHeader title="Activity" titleId="activity-title">
        <Link
          href={routes.audit(name)}
          className="inline-flex items-center gap-1.5 rounded-sm text-muted hover:text-foreground"
        >
          <ArrowUpRight aria-hidden="true" strokeWidth={1.75} className="size-3.5" />
          Audit log
        </Link>
      </PanelHeader>
      <ul>
        {events.map((event) => (
          <li
            key={event.seq}
            className="flex min-h-8 items-center gap-3 border-row-line px-4 py-1.5 [&:not(:last-child)]:border-b"
          >
            <Avatar name={event.actorName} />
            <p title={event.summary} className="min-w-0 flex-1 truncate text-muted">
              <span className="font-medium text-foreground">{event.actorName}</span>{' '}
              {event.outcome === 'failed' ? <span className="text-danger">Failed: </span> : null}
              {event.summary.replace(` on ${event.target}`, '').replace(` for ${event.target}`, '')}
            </p>
            <RelativeTime at={event.at} className="text-subtle tabular-nums" />
          </li>
        ))}
      </ul>
      {data && events.length === 0 ? (
        <p className="px-4 py-6 text-center text-muted">Nothing was changed from here yet.</p>
      ) : null}
    </Panel>
  );
}
