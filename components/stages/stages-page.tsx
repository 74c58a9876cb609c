'use client';

import { useQuery } from '@tanstack/react-query';
import { Columns3, SearchX } from 'lucide-react';
import Link from 'next/link';
import { useMemo } from 'react';
import { EmptyState } from '@/components/patterns/empty-state';
import { FleetViews } from '@/components/patterns/fleet-views';
import { QueryError } from '@/components/patterns/query-error';
import { useMinute } from '@/components/patterns/use-minute';
import { Button } from '@/components/ui/button';
import { formatPlural } from '@/lib/format';
import { fleetRowsOptions, fleetStatusOptions, isFleetReading } from '@/lib/queries/fleet';
import { routes } from '@/lib/routes';
import { entriesOf } from './entries';
import { filterPipelines, sortPipelines } from './pipeline-view';
import { pipelinesOf, stagesOf } from './pipelines';
import { StagesFilters } from './stages-filters';
import { StagesList } from './stages-list';
import { StagesTable } from './stages-table';
import { useStagesView } from './view-state';

/** The fleet as a matrix: every pipeline, and what runs in each of its stages. */
export function StagesPage() {
  const fleet = useQuery(fleetRowsOptions());
  const { data: status } = useQuery(fleetStatusOptions());
  const nowMs = useMinute();
  const { filter, sort, open, setFilter, clearFilter, setSort, toggle } = useStagesView();
  const rows = fleet.data?.rows;
  const pipelines = useMemo(() => pipelinesOf(rows ?? [], nowMs), [rows, nowMs]);
  const stages = useMemo(() => stagesOf(pipelines), [pipelines]);
  const { matching, facets } = useMemo(() => filterPipelines(pipelines, filter), [pipelines, filter]);
  const sorted = useMemo(() => sortPipelines(matching, sort), [matching, sort]);
  const entries = useMemo(() => entriesOf(sorted, stages, open), [sorted, stages, open]);
  const outside = rows?.filter(({ readAt, pipelineId }) => readAt.pipeline !== null && pipelineId === null).length ?? 0;
  const isReading = isFleetReading(status);
  const empty = rows && !isReading ? <StagesEmpty isFiltered={pipelines.length > 0} onClear={clearFilter} /> : null;
  return (
    <div className="flex min-h-0 flex-1 flex-col bg-page">
      <header className="flex h-12 shrink-0 items-center gap-3 px-4 wide:px-5">
        <h1 className="text-title">Stages</h1>
        {outside > 0 ? (
          <Link
            href={routes.fleet({ stage: 'none' })}
            className="truncate rounded-sm text-small text-subtle hover:text-link"
          >
            {formatPlural(outside, 'app')} in no pipeline
          </Link>
        ) : null}
        <FleetViews current="stages" className="ml-auto" />
      </header>
      {fleet.isError && !fleet.data ? <QueryError query={fleet} subject="The fleet" /> : null}
      {pipelines.length > 0 ? (
        <StagesFilters
          count={pipelines.length}
          filter={filter}
          facets={facets}
          onFilter={setFilter}
          onClear={clearFilter}
        />
      ) : null}
      <StagesTable
        entries={entries}
        stages={stages}
        shown={matching.length}
        count={pipelines.length}
        sort={sort}
        onSort={setSort}
        onToggle={toggle}
        isReading={isReading}
        isPending={fleet.isPending}
        empty={empty}
      />
      <StagesList entries={entries} stages={stages} onToggle={toggle} empty={empty} />
    </div>
  );
}

function StagesEmpty({ isFiltered, onClear }: { isFiltered: boolean; onClear(): void }) {
  if (isFiltered) {
    return (
      <EmptyState icon={SearchX} title="No pipeline matches" action={<Button onClick={onClear}>Clear filters</Button>}>
        Every pipeline is filtered out by the search and the filters above.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon={Columns3}
      title="No app is in a pipeline"
      action={
        <Button asChild>
          <Link href={routes.fleet()}>Show the table</Link>
        </Button>
      }
    >
      A pipeline joins the apps that one codebase runs as, stage by stage.
    </EmptyState>
  );
}
