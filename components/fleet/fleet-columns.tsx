import { columnSizingFeature, createColumnHelper, rowSortingFeature, tableFeatures } from '@tanstack/react-table';
import type { FleetRow } from '@/lib/fleet/rows';
import {
  AddOnsCell,
  NameCell,
  OthersCell,
  ReleaseCell,
  StackCell,
  StageCell,
  StateCell,
  TeamCell,
  UpdatedCell,
  WebCell,
} from './fleet-cells';
import { ReadCell } from './read-cell';
import type { SortColumn } from './sort';

export const fleetFeatures = tableFeatures({ rowSortingFeature, columnSizingFeature });

const helper = createColumnHelper<typeof fleetFeatures, FleetRow>();

// Rows come filtered and sorted: the table knows which column sorts, not how.
const column = (
  id: SortColumn | 'others',
  header: string,
  size: number,
  Cell: (props: { row: FleetRow }) => React.ReactNode,
  options: { sortDescFirst?: boolean; enableSorting?: boolean } = {},
) =>
  helper.accessor((row) => row.id, {
    id,
    header,
    size,
    cell: ({ row }) => <Cell row={row.original} />,
    enableSorting: true,
    ...options,
  });

export const fleetColumns = helper.columns([
  column('name', 'App', 204, NameCell),
  column('team', 'Team', 70, TeamCell),
  column('stage', 'Stage · pipeline', 162, StageCell),
  column('state', 'State', 118, StateCell),
  column('web', 'Web', 122, WebCell, { sortDescFirst: true }),
  column('others', 'Other processes', 120, OthersCell, { enableSorting: false }),
  column('release', 'Last release', 132, ReleaseCell, { sortDescFirst: true }),
  column('add-ons', 'Add-ons', 73, AddOnsCell, { sortDescFirst: true }),
  column('stack', 'Stack', 91, StackCell),
  column('updated', 'Updated', 58, UpdatedCell, { sortDescFirst: true }),
  column('read', 'Read', 58, ReadCell, { sortDescFirst: true }),
]);

const rightAligned: ReadonlySet<string> = new Set(['add-ons', 'updated', 'read']);

/** Numbers and ages stand on the right. */
export function isRightAligned(columnId: string): boolean {
  return rightAligned.has(columnId);
}

export const fleetTableWidthPx = fleetColumns.reduce((sum, { size }) => sum + (size ?? 0), 0);
