'use client';

import { DataTableHead } from '@/components/patterns/data-table';
import { SortHeader } from '@/components/patterns/sort-header';
import { Checkbox } from '@/components/ui/checkbox';
import { cn } from '@/components/ui/cn';
import { formatPlural } from '@/lib/format';
import { columnHeads, type FleetColumnId } from '@/lib/rules/fleet-columns';
import { type FleetSort, isSortColumn, type SortColumn } from '@/lib/rules/fleet-sort';
import { fleetColumns } from './fleet-columns';
import { nameCell, selectCell, tightCell } from './fleet-row';

// The words of a narrow right-aligned head end where its figures end; the arrow hangs over on the left.
const arrowOutside = '[&>button]:relative [&_svg]:absolute [&_svg]:right-full [&_svg]:mr-1';

const edges: Partial<Record<FleetColumnId, string>> = {
  name: cn(nameCell, 'bg-table-head!'),
  // Where the word of a stack begins, beside the place for its warning.
  stack: 'pl-5.75!',
};

type FleetHeadsProps = {
  columns: readonly FleetColumnId[];
  /** The order of the rows that are shown. */
  sort: FleetSort;
  onSort(column: SortColumn): void;
  isReading: boolean;
  /** How many rows there are to select, and how many of them are. */
  count: number;
  selectedCount: number;
  onSelectAll(isSelected: boolean): void;
};

/** The heads of the table: select all, and sort. */
export function FleetHeads({ columns, sort, onSort, isReading, count, selectedCount, onSelectAll }: FleetHeadsProps) {
  const isAll = count > 0 && selectedCount === count;
  return (
    <DataTableHead isRefreshing={isReading}>
      <th scope="col" className={cn(selectCell, 'bg-table-head!')}>
        <Checkbox
          label={`Select ${formatPlural(count, 'app')} of this list`}
          checked={isAll}
          isMixed={!isAll && selectedCount > 0}
          onChange={() => onSelectAll(!isAll)}
          disabled={count === 0}
          className="absolute inset-0 justify-end pr-1.5"
        />
      </th>
      {columns.map((id) => {
        const { isRight } = fleetColumns[id];
        if (!isSortColumn(id)) {
          return (
            <th key={id} scope="col" className={cn(tightCell, edges[id])}>
              {columnHeads[id]}
            </th>
          );
        }
        return (
          <SortHeader
            key={id}
            direction={sort.column !== id ? null : sort.isDescending ? 'descending' : 'ascending'}
            onSort={() => onSort(id)}
            align={isRight ? 'right' : 'left'}
            className={cn(tightCell, edges[id], isRight && arrowOutside)}
          >
            {columnHeads[id]}
          </SortHeader>
        );
      })}
      <th scope="col">
        <span className="sr-only">Actions</span>
      </th>
    </DataTableHead>
  );
}
