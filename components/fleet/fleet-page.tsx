'use client';

import { useMutation, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { fleetOptions, refreshFleetOptions } from '@/lib/queries/fleet';
import type { FleetView } from '@/lib/reads/fleet';
import { Failure } from '@/lib/result';
import { applyFilter, toggled } from './filter';
import { type EmptyReason, FleetEmpty } from './fleet-empty';
import { FleetFilters } from './fleet-filters';
import { FleetHeader } from './fleet-header';
import { FleetList } from './fleet-list';
import { FleetProblems } from './fleet-problems';
import { FleetSummary } from './fleet-summary';
import { FleetTable } from './fleet-table';
import { FleetUnread } from './fleet-unread';
import { readingOf } from './reading';
import { defaultSort, oldestReadAt, sortRows } from './sort';
import { totalsOf } from './totals';
import { useFleetView } from './view-state';

const nothing: FleetView = { rows: [], progress: [], refreshPrices: [], connections: 0 };

/** Every app that the viewer reaches: how they are, what they cost, and how old that is. */
export function FleetPage() {
  const fleet = useQuery(fleetOptions());
  const refresh = useMutation(refreshFleetOptions());
  const { filter, sort, setFilter, clearFilter, setSort } = useFleetView();
  const { rows, progress, refreshPrices, connections } = fleet.data ?? nothing;
  const { matching, facets } = useMemo(() => applyFilter(rows, filter), [rows, filter]);
  const sorted = useMemo(() => sortRows(matching, sort), [matching, sort]);
  const readAt = useMemo(() => (rows.length > 0 ? Math.min(...rows.map(oldestReadAt)) : null), [rows]);
  const reading = readingOf(progress);
  const error = refresh.error ?? fleet.error;
  const isReading = reading.isRunning || fleet.isPending;
  const isDefault = sort.column === defaultSort.column && sort.isDescending === defaultSort.isDescending;
  const empty = isReading ? null : (
    <FleetEmpty
      reason={emptyReason(connections, reading.problems.length > 0 || error !== null, rows.length > 0)}
      onClear={clearFilter}
    />
  );
  return (
    <div className="flex min-h-0 flex-1 flex-col bg-page">
      <FleetHeader
        count={rows.length}
        shown={matching.length}
        readAt={readAt}
        reading={reading}
        prices={refreshPrices}
        onRefresh={() => refresh.mutate(undefined)}
        isStarting={refresh.isPending}
      />
      {error instanceof Failure ? (
        <FleetUnread error={error.error} onRetry={() => fleet.refetch()} isRetrying={fleet.isFetching} />
      ) : null}
      {rows.length > 0 ? (
        <>
          <FleetSummary
            counts={facets.state}
            chosen={filter.state}
            onToggle={(state) => setFilter(toggled(filter, 'state', state))}
            totals={totalsOf(matching)}
          />
          <FleetFilters
            count={rows.length}
            filter={filter}
            facets={facets}
            onFilter={setFilter}
            onClear={clearFilter}
          />
        </>
      ) : null}
      <FleetProblems problems={reading.problems} />
      <FleetTable rows={sorted} sort={sort} onSort={setSort} isReading={isReading} empty={empty} />
      <FleetList rows={isDefault ? sortRows(sorted, { column: 'state', isDescending: false }) : sorted} empty={empty} />
    </div>
  );
}

function emptyReason(connections: number, hasProblems: boolean, isFiltered: boolean): EmptyReason {
  if (isFiltered) return 'no-match';
  if (hasProblems) return 'unread';
  return connections === 0 ? 'no-account' : 'no-app';
}
