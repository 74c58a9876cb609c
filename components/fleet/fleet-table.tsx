'use client';

import type * as React from 'react';
import { useRef } from 'react';
import { DataTable, DataTableGap } from '@/components/patterns/data-table';
import { useShortcut } from '@/components/patterns/use-shortcut';
import { useVirtualRows } from '@/components/patterns/use-virtual-rows';
import { cn } from '@/components/ui/cn';
import type { FleetRow } from '@/lib/fleet/rows';
import type { Density, FleetColumnId } from '@/lib/rules/fleet-columns';
import type { FleetSort, SortColumn } from '@/lib/rules/fleet-sort';
import { useFleetActs } from './fleet-acts';
import { fleetColumns, menuWidthPx, rowHeights, selectWidthPx, tableWidthPx } from './fleet-columns';
import { FleetHeads } from './fleet-heads';
import { FleetTableRow } from './fleet-row';
import { FleetSkeleton } from './fleet-skeleton';
import type { SelectionStep } from './selection';
import { useRowKeys } from './use-row-keys';
import { useWatchedRows } from './use-watched-rows';

const headPx = 32;

type FleetTableProps = {
  /** The rows that are here, of so many; the others are on their way while the fleet is not whole. */
  rows: readonly FleetRow[];
  count: number;
  isWhole: boolean;
  columns: readonly FleetColumnId[];
  density: Density;
  /** The order of these rows. */
  sort: FleetSort;
  onSort(column: SortColumn): void;
  selectedIds: ReadonlySet<string>;
  onSelect(step: SelectionStep): void;
  isReading: boolean;
  /** Stands in the table when no row does. */
  empty: React.ReactNode;
};

/** The fleet on a wide screen. */
export function FleetTable({
  rows,
  count,
  isWhole,
  columns,
  density,
  sort,
  onSort,
  selectedIds,
  onSelect,
  isReading,
  empty,
}: FleetTableProps) {
  'use memo';

  const scrollRef = useRef<HTMLElement>(null);
  const { px: rowPx, className: heightClass } = rowHeights[density];
  const { active, activeIndex, setActiveId } = useRowKeys(rows, { scrollRef, rowPx, headPx });
  const { pinned, setPinned } = useFleetActs();
  const parts = useVirtualRows({ scrollRef, count, rowPx, keep: activeIndex, headPx });
  useWatchedRows(rows, { scrollRef, rowPx, headPx });
  const columnCount = columns.length + 2;
  const isSelecting = selectedIds.size > 0;
  const order = () => rows.map(({ id }) => id);
  useShortcut('row-select', () => active && onSelect({ kind: 'toggle', id: active.id }), active !== null);
  useShortcut(
    'row-select-range',
    () => active && onSelect({ kind: 'range', id: active.id, order: order() }),
    active !== null,
  );
  useShortcut('row-pin', () => active && setPinned([active], !pinned.has(active.id)), active !== null);
  useShortcut('row-menu', () => openMenu(scrollRef.current, active), active !== null);
  useShortcut('selection-clear', () => onSelect({ kind: 'clear' }), isSelecting);

  const handleChange = (event: React.ChangeEvent<HTMLTableSectionElement>) => {
    const id = rowIdOf(event.target);
    if (id === null) return;
    const isRange = event.nativeEvent instanceof MouseEvent && event.nativeEvent.shiftKey;
    onSelect(isRange ? { kind: 'range', id, order: order() } : { kind: 'toggle', id });
  };
  return (
    <DataTable
      label="Apps"
      rowCount={count}
      columns={[
        { key: 'select', widthPx: selectWidthPx },
        ...columns.map((id) => ({ key: id, widthPx: id === 'name' ? undefined : fleetColumns[id].widthPx })),
        { key: 'menu', widthPx: menuWidthPx },
      ]}
      minWidthPx={tableWidthPx(columns)}
      isRefreshing={isReading}
      scrollRef={scrollRef}
      className={cn(
        '@container hidden shrink-0 grow basis-70 scroll-pt-8 border-t wide:block',
        isSelecting && 'scroll-pb-17 pb-17',
      )}
    >
      <FleetHeads
        columns={columns}
        sort={sort}
        onSort={onSort}
        isReading={isReading}
        count={isWhole ? count : 0}
        selectedCount={isSelecting ? rows.filter(({ id }) => selectedIds.has(id)).length : 0}
        onSelectAll={(isSelected) => onSelect({ kind: 'all', ids: order(), isSelected })}
      />
      <tbody onChange={handleChange} onFocus={({ target }) => setActiveId(rowIdOf(target))}>
        {parts.map((part) => {
          if (part.kind === 'gap')
            return <DataTableGap key={part.key} heightPx={part.heightPx} columns={columnCount} />;
          const row = rows[part.index];
          if (!row) return null;
          return (
            <FleetTableRow
              key={row.id}
              row={row}
              index={part.index}
              columns={columns}
              heightClass={heightClass}
              isSelected={selectedIds.has(row.id)}
              onClick={followLink}
            />
          );
        })}
        {count === 0 ? (
          isReading ? (
            <FleetSkeleton columns={columnCount} />
          ) : (
            <tr>
              <td colSpan={columnCount}>{empty}</td>
            </tr>
          )
        ) : null}
      </tbody>
    </DataTable>
  );
}

function rowIdOf(target: EventTarget): string | null {
  const row = target instanceof Element ? target.closest<HTMLElement>('[data-row-id]') : null;
  return row?.dataset.rowId ?? null;
}

function openMenu(region: HTMLElement | null, row: FleetRow | null): void {
  const button = region?.querySelector<HTMLElement>(`[data-row-id="${row?.id}"] [data-row-menu]`);
  button?.focus();
  button?.click();
}

/** Times lie above the stretched link for their tooltips; a click on one goes where the link goes. */
function followLink({ target, currentTarget }: React.MouseEvent<HTMLTableRowElement>) {
  const isOwn = target instanceof Element && currentTarget.contains(target);
  if (isOwn && !target.closest('a, button, label')) currentTarget.querySelector<HTMLElement>('th a')?.click();
}
