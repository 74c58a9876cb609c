'use client';

import { Fragment, useRef } from 'react';
import { DataTable, DataTableGap, DataTableHead, DataTableRow } from '@/components/patterns/data-table';
import { SortHeader } from '@/components/patterns/sort-header';
import { StageTag } from '@/components/patterns/stage-tag';
import { useListKeys } from '@/components/patterns/use-list-keys';
import { useVirtualRows } from '@/components/patterns/use-virtual-rows';
import { cn } from '@/components/ui/cn';
import { Skeleton } from '@/components/ui/skeleton';
import { formatCount } from '@/lib/format';
import { hasSource } from '@/lib/rules/stage-gap';
import type { Entry } from './entries';
import { AppLine, columnsOf, PipelineLine } from './lines';
import type { PipelineSort } from './pipeline-view';

const rowPx = 36;
const namePx = 238;
const stagePx = 190;
const gapPx = 84;
const bones = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];

type StagesTableProps = {
  entries: readonly Entry[];
  stages: readonly string[];
  /** How many pipelines are shown, of so many. */
  shown: number;
  count: number;
  sort: PipelineSort;
  onSort(sort: PipelineSort): void;
  onToggle(id: string): void;
  isReading: boolean;
  isPending: boolean;
  empty: React.ReactNode;
};

/** One row a pipeline, one column a stage. */
export function StagesTable(props: StagesTableProps) {
  const { entries, stages, shown, count, sort, onSort, onToggle, isReading, isPending, empty } = props;
  const scrollRef = useRef<HTMLElement>(null);
  const { activeIndex, setActiveId } = useListKeys(
    entries.map(({ id }) => id),
    scrollRef,
  );
  const parts = useVirtualRows({ scrollRef, count: entries.length, rowPx, keep: activeIndex, headPx: 32 });
  const directionOf = (column: string) =>
    sort.column !== column ? null : sort.isDescending ? ('descending' as const) : ('ascending' as const);
  // A name begins at A, a release with the newest.
  const sortBy = (column: string) =>
    onSort({ column, isDescending: sort.column === column ? !sort.isDescending : column !== 'name' });
  return (
    <DataTable
      label="Pipelines by stage"
      rowCount={entries.length}
      columns={[
        { key: 'name', widthPx: namePx },
        ...stages.flatMap((key) => [...(hasSource(key) ? [{ key: `before ${key}`, widthPx: gapPx }] : []), { key }]),
      ]}
      minWidthPx={namePx + stages.length * stagePx + (columnsOf(stages) - stages.length) * gapPx}
      isRefreshing={isReading}
      scrollRef={scrollRef}
      className="hidden flex-1 scroll-pt-8 border-t wide:block"
    >
      <DataTableHead isRefreshing={isReading}>
        <SortHeader direction={directionOf('name')} onSort={() => sortBy('name')} className={cn(stickyName, 'pl-5!')}>
          Pipeline
          <span className="ml-1 font-normal tabular-nums">
            {shown === count ? formatCount(count) : `${formatCount(shown)} of ${formatCount(count)}`}
          </span>
        </SortHeader>
        {stages.map((stage) => (
          <Fragment key={stage}>
            {hasSource(stage) ? (
              <th scope="col" className="border-l pr-2! text-right">
                Waiting<span className="sr-only"> for the next stage</span>
              </th>
            ) : null}
            <SortHeader
              direction={directionOf(stage)}
              onSort={() => sortBy(stage)}
              className="border-l pl-3! [&_button]:gap-2"
            >
              <span aria-hidden="true" className="contents">
                <StageTag stage={stage} form="letter" />
              </span>
              <span className="capitalize">{stage}</span>
            </SortHeader>
          </Fragment>
        ))}
      </DataTableHead>
      <tbody>
        {parts.map((part) => {
          if (part.kind === 'gap') {
            return <DataTableGap key={part.key} heightPx={part.heightPx} columns={columnsOf(stages) + 1} />;
          }
          const entry = entries[part.index];
          if (!entry) return null;
          return (
            <DataTableRow
              key={entry.id}
              data-row-id={entry.id}
              aria-rowindex={part.index + 2}
              className={cn('h-9', entry.kind === 'app' && 'bg-table-head', focusedRow)}
              onFocus={() => setActiveId(entry.id)}
            >
              {entry.kind === 'pipeline' ? (
                <PipelineLine entry={entry} stages={stages} className={stickyName} onToggle={onToggle} />
              ) : (
                <AppLine entry={entry} stages={stages} />
              )}
            </DataTableRow>
          );
        })}
        {isPending
          ? bones.map((bone) => (
              <DataTableRow key={bone} aria-hidden="true" className="h-9">
                <td className="pl-5!">
                  <Skeleton className="w-36" />
                </td>
              </DataTableRow>
            ))
          : null}
        {entries.length === 0 && !isPending ? (
          <tr>
            <td colSpan={columnsOf(stages) + 1}>{empty}</td>
          </tr>
        ) : null}
      </tbody>
    </DataTable>
  );
}

// The name stays in sight while the stages scroll sideways under it.
const stickyName = 'sticky left-0 z-1';
const focusedRow =
  'has-[button:focus-visible]:-outline-offset-2 has-[button:focus-visible]:outline-2 has-[button:focus-visible]:outline-ring';
