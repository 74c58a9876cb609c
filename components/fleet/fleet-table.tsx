'use client';

import { type SortingState, useTable } from '@tanstack/react-table';
import type * as React from 'react';
import { useRef } from 'react';
import { DataTable, DataTableHead, DataTableRow } from '@/components/patterns/data-table';
import { SortHeader } from '@/components/patterns/sort-header';
import { cn } from '@/components/ui/cn';
import type { FleetRow } from '@/lib/fleet/rows';
import { fleetColumns, fleetFeatures, fleetTableWidthPx, isRightAligned } from './fleet-columns';
import { FleetSkeleton } from './fleet-skeleton';
import type { FleetSort, SortColumn } from './sort';
import { useRowKeys } from './use-row-keys';
import { useVirtualRows, type VirtualPart } from './use-virtual-rows';

const rowPx = 32;
const tableColumns = fleetColumns.map(({ id = '', size }) => ({ key: id, widthPx: id === 'name' ? undefined : size }));

// The name stays in sight while a narrow window scrolls sideways; its own ground then covers what slides under it.
const firstCell =
  'pl-5! @max-[1208px]:sticky @max-[1208px]:left-0 @max-[1208px]:z-1 @max-[1208px]:border-row-line @max-[1208px]:border-r @max-[1208px]:bg-page @max-[1208px]:has-[a:focus-visible]:shadow-[inset_2px_2px_0_var(--ring),inset_0_-2px_0_var(--ring)]';

// The words of a narrow right-aligned head end where its figures end; the arrow hangs over on the left.
const arrowOutside = '[&>button]:relative [&_svg]:absolute [&_svg]:right-full [&_svg]:mr-1';

const headEdges: Partial<Record<string, string>> = {
  name: cn(firstCell, 'bg-table-head!'),
  // Where the word of a stack begins, beside the place for its warning.
  stack: 'pl-6.25!',
  read: 'pr-5!',
};

const focusedRow =
  'has-[a:focus-visible]:-outline-offset-2 has-[a:focus-visible]:outline-2 has-[a:focus-visible]:outline-ring';

type FleetTableProps = {
  rows: readonly FleetRow[];
  sort: FleetSort;
  onSort(sort: FleetSort): void;
  isReading: boolean;
  /** Stands in the table when no row does. */
  empty: React.ReactNode;
};

export function FleetTable({ rows, sort, onSort, isReading, empty }: FleetTableProps) {
  const sorting: SortingState = [{ id: sort.column, desc: sort.isDescending }];
  const table = useTable({
    features: fleetFeatures,
    columns: fleetColumns,
    data: rows,
    getRowId: ({ id }) => id,
    manualSorting: true,
    enableSortingRemoval: false,
    state: { sorting },
    onSortingChange: (change) => {
      const [next] = typeof change === 'function' ? change(sorting) : change;
      if (next) onSort({ column: next.id as SortColumn, isDescending: next.desc });
    },
  });
  const scrollRef = useRef<HTMLElement>(null);
  const { activeIndex, setActiveId } = useRowKeys(rows, scrollRef);
  const parts = useVirtualRows({ scrollRef, count: rows.length, rowPx, keep: activeIndex, headPx: rowPx });
  const models = table.getRowModel().rows;
  return (
    <DataTable
      label="Apps"
      rowCount={rows.length}
      columns={tableColumns}
      minWidthPx={fleetTableWidthPx}
      isRefreshing={isReading}
      scrollRef={scrollRef}
      className="@container hidden flex-1 scroll-pt-8 border-t wide:block"
    >
      <DataTableHead isRefreshing={isReading}>
        {table.getFlatHeaders().map((header) => {
          const { column } = header;
          const sorted = column.getIsSorted();
          const label = <table.FlexRender header={header} />;
          const edge = headEdges[column.id];
          if (!column.getCanSort()) {
            return (
              <th key={header.id} scope="col" className={edge}>
                {label}
              </th>
            );
          }
          return (
            <SortHeader
              key={header.id}
              direction={sorted === false ? null : sorted === 'asc' ? 'ascending' : 'descending'}
              onSort={() => column.toggleSorting()}
              align={isRightAligned(column.id) ? 'right' : 'left'}
              className={cn(edge, isRightAligned(column.id) && arrowOutside)}
            >
              {label}
            </SortHeader>
          );
        })}
      </DataTableHead>
      <tbody>
        {parts.map((part) => {
          const model = part.kind === 'row' ? models[part.index] : undefined;
          if (part.kind === 'gap' || !model) return <Gap key={keyOf(part)} part={part} />;
          return (
            <DataTableRow
              key={model.id}
              data-row-id={model.id}
              aria-rowindex={part.index + 2}
              className={focusedRow}
              onFocus={() => setActiveId(model.id)}
              onClick={followLink}
            >
              {model.getAllCells().map((cell) => (
                <FleetTableCell key={cell.id} columnId={cell.column.id}>
                  <table.FlexRender cell={cell} />
                </FleetTableCell>
              ))}
            </DataTableRow>
          );
        })}
        {rows.length === 0 ? (
          isReading ? (
            <FleetSkeleton columns={fleetColumns.length} />
          ) : (
            <tr>
              <td colSpan={fleetColumns.length}>{empty}</td>
            </tr>
          )
        ) : null}
      </tbody>
    </DataTable>
  );
}

/** Times lie above the stretched link for their tooltips; a click on one goes where the link goes. */
function followLink({ target, currentTarget }: React.MouseEvent<HTMLTableRowElement>) {
  const isOwn = target instanceof Element && currentTarget.contains(target);
  if (isOwn && !target.closest('a, button')) currentTarget.querySelector('a')?.click();
}

function keyOf(part: VirtualPart): string {
  return part.kind === 'gap' ? part.key : `row-${part.index}`;
}

function Gap({ part }: { part: VirtualPart }) {
  return part.kind === 'gap' ? (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: nothing in a gap takes the focus
    <tr aria-hidden="true" style={{ height: part.heightPx }}>
      <td colSpan={fleetColumns.length} />
    </tr>
  ) : null;
}

function FleetTableCell({ columnId, children }: { columnId: string; children: React.ReactNode }) {
  if (columnId === 'name') {
    return (
      <th scope="row" className={cn('font-normal group-hover/row:bg-hover', firstCell)}>
        {children}
      </th>
    );
  }
  // A button whose ground reaches beyond its cell would be cut off.
  const edge = columnId === 'read' ? 'pr-5!' : 'truncate';
  return <td className={cn('text-muted', edge, isRightAligned(columnId) && 'text-right')}>{children}</td>;
}
