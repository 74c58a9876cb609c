import type { FleetRow } from '@/lib/fleet/rows';
import type { Density, FleetColumnId } from '@/lib/rules/fleet-columns';
import type { FleetSort, SortColumn } from '@/lib/rules/fleet-sort';
import {
  AddOnsCell,
  NameCell,
  OthersCell,
  RegionCell,
  ReleaseCell,
  StackCell,
  StageCell,
  StateCell,
  TeamCell,
  UpdatedCell,
  WebCell,
} from './fleet-cells';
import { ReadCell } from './read-cell';

type FleetColumn = {
  widthPx: number;
  Cell(props: { row: FleetRow }): React.ReactNode;
  /** The first press on its head puts the largest first. */
  isDescendingFirst?: true;
  /** Numbers and ages stand on the right. */
  isRight?: true;
};

/** How each column is drawn. The name takes what the others leave, and its width at least. */
export const fleetColumns: Record<FleetColumnId, FleetColumn> = {
  name: { widthPx: 167, Cell: NameCell },
  team: { widthPx: 72, Cell: TeamCell },
  stage: { widthPx: 156, Cell: StageCell },
  state: { widthPx: 117, Cell: StateCell },
  web: { widthPx: 124, Cell: WebCell, isDescendingFirst: true },
  others: { widthPx: 112, Cell: OthersCell },
  release: { widthPx: 126, Cell: ReleaseCell, isDescendingFirst: true },
  'add-ons': { widthPx: 70, Cell: AddOnsCell, isDescendingFirst: true, isRight: true },
  stack: { widthPx: 88, Cell: StackCell },
  region: { widthPx: 60, Cell: RegionCell },
  updated: { widthPx: 58, Cell: UpdatedCell, isDescendingFirst: true, isRight: true },
  read: { widthPx: 48, Cell: ReadCell, isDescendingFirst: true, isRight: true },
};

/** The order that a press on a column's head asks for. */
export function pressedSort(sort: FleetSort, column: SortColumn): FleetSort {
  const { isDescendingFirst = false } = fleetColumns[column];
  return { column, isDescending: sort.column === column ? !sort.isDescending : isDescendingFirst };
}

export const selectWidthPx = 40;
export const menuWidthPx = 32;

/** The least width at which these columns stand side by side. */
export function tableWidthPx(columns: readonly FleetColumnId[]): number {
  return columns.reduce((sum, id) => sum + fleetColumns[id].widthPx, selectWidthPx + menuWidthPx);
}

/** How high a row is, in px and as a class. */
export const rowHeights: Record<Density, { px: number; className: string }> = {
  compact: { px: 28, className: 'h-7' },
  regular: { px: 32, className: 'h-8' },
  roomy: { px: 40, className: 'h-10' },
};
