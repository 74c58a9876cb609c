'use client';

import { useRef } from 'react';
import { DataTable, DataTableGap, DataTableHead } from '@/components/patterns/data-table';
import { useListKeys } from '@/components/patterns/use-list-keys';
import { useVirtualRows } from '@/components/patterns/use-virtual-rows';
import { cn } from '@/components/ui/cn';
import type { ReleaseRow } from '@/lib/reads/release-row';
import type { Activity } from '@/lib/rules/active-for';
import type { HistoryActs } from './history-acts';
import { HistoryRow } from './history-row';
import { placeIn } from './span-place';

const rowPx = 36;
const headPx = 32;

type HistoryTableProps = {
  releases: readonly ReleaseRow[];
  active: ReadonlyMap<number, Activity>;
  isReading: boolean;
  /** The span that a rollback would take away; the table then makes room for the sheet beside it. */
  span: { now: number | null; target: number } | null;
  acts: HistoryActs;
  empty: React.ReactNode;
};

/** The history on a wide screen. */
export function HistoryTable({ releases, active, isReading, span, acts, empty }: HistoryTableProps) {
  'use memo';

  const scrollRef = useRef<HTMLElement>(null);
  const ids = releases.map(({ version }) => String(version));
  const { activeIndex } = useListKeys(ids, scrollRef);
  const parts = useVirtualRows({ scrollRef, count: releases.length, rowPx, keep: activeIndex, headPx });
  const isNarrow = span !== null;
  const columns = isNarrow
    ? [{ key: 'version', widthPx: 104 }, { key: 'what' }, { key: 'when', widthPx: 64 }]
    : [
        { key: 'version', widthPx: 104 },
        { key: 'what' },
        { key: 'who', widthPx: 120 },
        { key: 'active', widthPx: 96 },
        { key: 'when', widthPx: 80 },
        { key: 'acts', widthPx: 190 },
      ];
  return (
    <DataTable
      label="Releases"
      rowCount={releases.length}
      columns={columns}
      isRefreshing={isReading}
      scrollRef={scrollRef}
      className={cn(
        'hidden min-h-60 flex-1 scroll-pt-8 border-t wide:block',
        isNarrow && 'min-[1280px]:max-w-[calc(100vw-1132px)]',
      )}
    >
      <DataTableHead isRefreshing={isReading}>
        <th scope="col" className="pl-5!">
          Release
        </th>
        <th scope="col">What</th>
        {isNarrow ? null : (
          <>
            <th scope="col">By</th>
            <th scope="col" className="text-right">
              Active for
            </th>
          </>
        )}
        <th scope="col" className={cn('text-right', isNarrow && 'pr-4!')}>
          Released
        </th>
        {isNarrow ? null : (
          <th scope="col">
            <span className="sr-only">Actions</span>
          </th>
        )}
      </DataTableHead>
      <tbody>
        {parts.map((part) => {
          if (part.kind === 'gap')
            return <DataTableGap key={part.key} heightPx={part.heightPx} columns={columns.length} />;
          const release = releases[part.index];
          if (!release) return null;
          return (
            <HistoryRow
              key={release.version}
              release={release}
              index={part.index}
              activity={active.get(release.version)}
              place={placeIn(release.version, span?.now ?? null, span?.target ?? null)}
              isNarrow={isNarrow}
              acts={acts}
            />
          );
        })}
        {releases.length === 0 ? (
          <tr>
            <td colSpan={columns.length}>{empty}</td>
          </tr>
        ) : null}
      </tbody>
    </DataTable>
  );
}
