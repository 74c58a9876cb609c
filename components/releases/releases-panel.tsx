'use client';

import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { QueryError } from '@/components/patterns/query-error';
import { ReadAge } from '@/components/patterns/read-age';
import { StaleNote } from '@/components/patterns/stale-note';
import { Panel, PanelHeader } from '@/components/ui/panel';
import { Skeleton } from '@/components/ui/skeleton';
import { releasesOptions } from '@/lib/queries/releases';
import { routes } from '@/lib/routes';
import { activities } from '@/lib/rules/active-for';
import { ReleaseRowView } from './release-row';

const skeletons = ['a', 'b', 'c', 'd', 'e', 'f'];

/** How many there is room for beside the other panels. */
const shown = 8;

/** The newest releases, with who, when and how long each was live. */
export function ReleasesPanel({ app, name }: { app: string; name: string }) {
  const query = useQuery(releasesOptions(app));
  const { data, isPending } = query;
  if (query.isError && !data) return <QueryError query={query} subject="Releases" />;
  const active = activities(data?.items ?? []);
  return (
    <Panel aria-labelledby="releases-title">
      <StaleNote query={query} />
      <table aria-busy={isPending} aria-labelledby="releases-title" className="w-full table-fixed text-left">
        <thead className="text-caption text-muted">
          <tr className="h-10 [&>th]:border-row-line [&>th]:border-b [&>th]:font-medium">
            <th scope="col" className="w-auto pl-4">
              <div className="flex items-baseline gap-3">
                <h2 id="releases-title" className="font-medium text-body text-foreground">
                  Releases
                </h2>
                <Link
                  href={routes.appReleases(name)}
                  prefetch={false}
                  className="rounded-sm text-muted text-small hover:text-foreground"
                >
                  All releases
                </Link>
                {data ? <ReadAge at={data.readAt} /> : null}
              </div>
            </th>
            <th scope="col" className="w-20 max-sm:hidden">
              By
            </th>
            <th scope="col" className="w-24 text-right max-sm:hidden">
              Active for
            </th>
            <th scope="col" className="w-24 pr-4 text-right">
              Released
            </th>
          </tr>
        </thead>
        <tbody>
          {isPending
            ? skeletons.map((name) => (
                <tr key={name} className="h-9">
                  <td colSpan={4} className="px-4">
                    <Skeleton className="h-3" />
                  </td>
                </tr>
              ))
            : null}
          {data?.items.slice(0, shown).map((release) => (
            <ReleaseRowView
              key={release.id}
              release={release}
              activity={active.get(release.version) ?? { kind: 'unknown' }}
            />
          ))}
        </tbody>
      </table>
      {data?.items.length === 0 ? <PanelHeader title="No releases yet" /> : null}
    </Panel>
  );
}
