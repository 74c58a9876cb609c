'use client';

import { History } from 'lucide-react';
import { EmptyState } from '@/components/patterns/empty-state';
import { FilterChip } from '@/components/patterns/filter-chip';
import { QueryError } from '@/components/patterns/query-error';
import { StaleNote } from '@/components/patterns/stale-note';
import { useAddress } from '@/components/patterns/use-address';
import { Skeleton } from '@/components/ui/skeleton';
import { type ActivityFilter, activityFilters, isShown } from '@/lib/rules/activity';
import { oneOf, type Params } from '@/lib/rules/address';
import { ActivityList } from './activity-list';
import { useTimeline } from './use-timeline';

const words = { all: 'All', releases: 'Releases and builds', changes: 'Other changes', ours: 'Done in Dynodeck' };
const params: Params<{ show: ActivityFilter }> = { show: { ...oneOf(activityFilters), fallback: 'all' } };

/** Everything that happened to an app: releases, builds, changes that were seen, and what was done here. */
export function ActivityTab({ app }: { app: string }) {
  const [{ show: filter }, setAddress] = useAddress(params);
  const { entries, remembered, releases, builds } = useTimeline(app);
  if (remembered.isError && !remembered.data) return <QueryError query={remembered} subject="Activity" />;
  const shown = entries.filter((entry) => isShown(entry, filter));
  return (
    <div className="flex min-h-fit flex-1 flex-col bg-page">
      <StaleNote query={releases} />
      {releases.isError && !releases.data ? <QueryError query={releases} subject="Releases" /> : null}
      {builds.isError && !builds.data ? <QueryError query={builds} subject="Builds" /> : null}
      <fieldset className="flex shrink-0 gap-1.5 overflow-x-auto border-b px-4 py-2.5 wide:px-5">
        <legend className="sr-only">What is shown</legend>
        {activityFilters.map((name) => (
          <FilterChip
            key={name}
            isApplied={filter === name}
            count={entries.filter((entry) => isShown(entry, name)).length}
            onToggle={() => setAddress({ show: name })}
          >
            {words[name]}
          </FilterChip>
        ))}
      </fieldset>
      {remembered.isPending ? (
        <div aria-busy="true" className="flex flex-col gap-6 p-5">
          <Skeleton className="h-3" />
          <Skeleton className="h-3" />
        </div>
      ) : shown.length > 0 ? (
        <ActivityList entries={shown} />
      ) : (
        <EmptyState icon={History} title="Nothing of this kind">
          Releases and builds come from Heroku; other changes are noted from the day Dynodeck first sees an app, for a
          week.
        </EmptyState>
      )}
    </div>
  );
}
