'use client';

import { memo } from 'react';
import { DataTableRow } from '@/components/patterns/data-table';
import { Checkbox } from '@/components/ui/checkbox';
import { cn } from '@/components/ui/cn';
import type { FleetRow } from '@/lib/fleet/rows';
import type { FleetColumnId } from '@/lib/rules/fleet-columns';
import { PointerLink } from './fleet-cells';
import { fleetColumns } from './fleet-columns';
import { RowMenu } from './row-menu';

// What sticks while a narrow window scrolls sideways has a ground of its own, which covers the outline of the row too.
const ground = 'sticky z-1 bg-page group-hover/row:bg-hover group-data-selected/row:bg-selected';
const firstOutline =
  'group-has-[th_a:focus-visible]/row:border-b-ring! group-has-[th_a:focus-visible]/row:shadow-[inset_2px_2px_0_var(--ring),inset_0_-1px_0_var(--ring)]';
const nextOutline =
  'group-has-[th_a:focus-visible]/row:border-b-ring! group-has-[th_a:focus-visible]/row:shadow-[inset_0_2px_0_var(--ring),inset_0_-1px_0_var(--ring)]';

/** Where boxes to select rows stand, in the head too. */
export const selectCell = 'sticky left-0 z-1 p-0!';
/** Cells stand closer than in other tables: all usual columns fit beside the sidebar. */
export const tightCell = 'px-1.5!';
/** Where names stand, in the head too. */
export const nameCell = 'sticky left-10 z-1 @max-[1208px]:border-r';

const focusedRow =
  'has-[th_a:focus-visible]:-outline-offset-2 has-[th_a:focus-visible]:outline-2 has-[th_a:focus-visible]:outline-ring';

type FleetTableRowProps = {
  row: FleetRow;
  /** Its place in the whole list, from 0. */
  index: number;
  columns: readonly FleetColumnId[];
  heightClass: string;
  isSelected: boolean;
  onClick(event: React.MouseEvent<HTMLTableRowElement>): void;
};

/** One app. It is drawn anew only when something of it changed. */
export const FleetTableRow = memo(function FleetTableRow({
  row,
  index,
  columns,
  heightClass,
  isSelected,
  onClick,
}: FleetTableRowProps) {
  return (
    <DataTableRow
      data-row-id={row.id}
      data-selected={isSelected || undefined}
      aria-rowindex={index + 2}
      isSelected={isSelected}
      className={cn(heightClass, focusedRow)}
      onClick={onClick}
    >
      <td className={cn(selectCell, ground, firstOutline)}>
        <PointerLink row={row} />
        <Checkbox
          label={`Select ${row.name}`}
          checked={isSelected}
          readOnly
          className="absolute inset-0 justify-end pr-1.5"
        />
      </td>
      {columns.map((id) => {
        const { Cell, isRight } = fleetColumns[id];
        if (id === 'name') {
          return (
            <th key={id} scope="row" className={cn('font-normal', tightCell, nameCell, ground, nextOutline)}>
              <Cell row={row} />
            </th>
          );
        }
        // A button whose ground reaches beyond its cell would be cut off.
        return (
          <td key={id} className={cn('text-muted', tightCell, id !== 'read' && 'truncate', isRight && 'text-right')}>
            <Cell row={row} />
          </td>
        );
      })}
      <td className="pr-2! pl-0! text-right">
        <RowMenu row={row} />
      </td>
    </DataTableRow>
  );
});
