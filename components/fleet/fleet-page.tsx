'use client';

import { useQuery } from '@tanstack/react-query';
import { usePins } from '@/components/patterns/use-pins';
import { onDemand } from '@/components/ui/on-demand';
import type { FleetRow } from '@/lib/fleet/rows';
import { fleetRowsOptions, fleetStatusOptions, refreshFleetOptions } from '@/lib/queries/fleet';
import { useAct } from '@/lib/queries/use-act';
import { viewsOptions } from '@/lib/queries/views';
import type { FleetStatus } from '@/lib/reads/fleet-status';
import { Failure } from '@/lib/result';
import { defaultSort, isSameSort, worstFirst } from '@/lib/rules/fleet-sort';
import type { FleetWindow } from '@/lib/rules/fleet-window';
import { type FleetActs, FleetActsProvider } from './fleet-acts';
import type { EmptyReason } from './fleet-amiss';
import { FleetFilters } from './fleet-filters';
import { FleetHeader } from './fleet-header';
import { FleetList } from './fleet-list';
import { FleetSelection } from './fleet-selection';
import { FleetSummary } from './fleet-summary';
import { FleetTable } from './fleet-table';
import { FleetTools } from './fleet-tools';
import { readingOf } from './reading';
import { type FleetHabits, useFleetLook } from './use-fleet-look';
import { useFleetRows } from './use-fleet-rows';
import { useSelection } from './use-selection';
import { ViewTabs } from './view-tabs';

// What stands there when something is amiss.
const amiss = () => import('./fleet-amiss');
const FleetEmpty = onDemand(() => amiss().then((module) => module.FleetEmpty));
const FleetProblems = onDemand(() => amiss().then((module) => module.FleetProblems));
const FleetUnread = onDemand(() => amiss().then((module) => module.FleetUnread));
const noStatus: Pick<FleetStatus, 'progress' | 'refreshPrices' | 'connections'> = {
  progress: [],
  refreshPrices: [],
  connections: 0,
};

type FleetPageProps = Pick<FleetActs, 'hasDashboard'> & {
  habits: FleetHabits;
  /** The first rows of a fleet that is too big to come with the page. */
  first?: FleetWindow<FleetRow> | null;
  /** Why this person may not do something; null where they may. */
  reasons: FleetActs['reasons'] & { shareView: string | null };
};

/** Every app that the viewer reaches: how they are, what they cost, and how old that is. */
export function FleetPage({ habits, first = null, reasons, hasDashboard }: FleetPageProps) {
  'use memo';

  const fleet = useQuery(fleetRowsOptions());
  const status = useQuery(fleetStatusOptions());
  const views = useQuery(viewsOptions());
  const refresh = useAct(refreshFleetOptions());
  // Its failure stands on the page.
  const refreshAgain = () => refresh.run(undefined).catch(() => undefined);
  const look = useFleetLook(habits);
  const { pinned, setPinned } = usePins();
  const { progress, refreshPrices, connections } = status.data ?? noStatus;
  const { acts } = look;
  const sight = useFleetRows(fleet.data?.rows, first, { query: look.query, pinned });
  const { all, apps, isWhole, matching, count, facets } = sight;
  const { ids, selected, step } = useSelection(all);
  const reading = readingOf(progress);
  const error = refresh.error ?? status.error ?? fleet.error;
  const isReading = reading.isRunning || fleet.isPending || status.isPending;
  const empty = isReading ? null : (
    <FleetEmpty
      reason={emptyReason(connections, reading.problems.length > 0 || error !== null, apps > 0)}
      onClear={acts.clearFilter}
    />
  );
  return (
    <FleetActsProvider value={{ reasons, hasDashboard, pinned, setPinned }}>
      <div className="relative flex flex-1 flex-col bg-page">
        <FleetHeader
          tabs={
            apps > 0 ? (
              <ViewTabs
                rows={all}
                told={isWhole ? null : (first?.views ?? null)}
                now={sight.now}
                attention={status.data?.attention.total ?? 0}
                views={views.data?.views ?? []}
                query={look.query}
                opened={look.openedView}
                onShow={acts.show}
                shareReason={reasons.shareView}
              />
            ) : null
          }
          ages={sight.ages}
          reading={reading}
          prices={refreshPrices}
          rows={all}
          onRefresh={() => void refreshAgain()}
          isStarting={refresh.isPending}
        />
        {error instanceof Failure ? (
          <FleetUnread
            error={error.error}
            onRetry={() => (refresh.error ? refreshAgain() : Promise.all([fleet.refetch(), status.refetch()]))}
            isRetrying={fleet.isFetching || status.isFetching || refresh.isPending}
          />
        ) : null}
        {apps > 0 ? (
          <>
            <FleetSummary
              counts={facets.state}
              chosen={look.filter.state}
              onToggle={(state) => acts.toggle('state', state)}
              totals={sight.totals}
            />
            <FleetFilters
              count={apps}
              search={look.search}
              onSearch={acts.search}
              filter={look.filter}
              facets={facets}
              onToggle={acts.toggle}
              onClear={acts.clearFilter}
            >
              <FleetTools
                columns={look.columns}
                onColumns={acts.setColumns}
                density={look.density}
                onDensity={acts.setDensity}
                query={look.query}
                count={count}
              />
            </FleetFilters>
          </>
        ) : null}
        {reading.problems.length > 0 ? <FleetProblems problems={reading.problems} /> : null}
        <FleetTable
          rows={matching}
          count={count}
          isWhole={isWhole}
          columns={look.columns}
          density={look.density}
          sort={look.sort}
          onSort={acts.sortBy}
          selectedIds={ids}
          onSelect={step}
          isReading={isReading}
          empty={empty}
        />
        <FleetList
          rows={isWhole && isSameSort(look.sort, defaultSort) ? worstFirst(matching) : matching}
          count={count}
          selectedIds={ids}
          onSelect={step}
          empty={empty}
        />
        <FleetSelection
          selected={selected}
          shown={matching}
          query={look.query}
          columns={look.columns}
          onClear={() => step({ kind: 'clear' })}
        />
      </div>
    </FleetActsProvider>
  );
}

function emptyReason(connections: number, hasProblems: boolean, isFiltered: boolean): EmptyReason {
  if (isFiltered) return 'no-match';
  if (hasProblems) return 'unread';
  return connections === 0 ? 'no-account' : 'no-app';
}
