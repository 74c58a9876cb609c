import { appStates } from './app-state';
import { type ListedApp, oldestReadAt } from './listed-app';
import { type SortKey, sortedBy } from './sorted-by';

/** Columns that can sort. */
export const sortColumns = [
  'name',
  'team',
  'stage',
  'state',
  'web',
  'release',
  'add-ons',
  'stack',
  'region',
  'updated',
  'read',
] as const;
export type SortColumn = (typeof sortColumns)[number];
export type FleetSort = { column: SortColumn; isDescending: boolean };

export const defaultSort: FleetSort = { column: 'release', isDescending: true };

/** Whether a text names a column that can sort. */
export function isSortColumn(text: string): text is SortColumn {
  return (sortColumns as readonly string[]).includes(text);
}

/** Whether two orders are the same. */
export function isSameSort(a: FleetSort, b: FleetSort): boolean {
  return a.column === b.column && a.isDescending === b.isDescending;
}

const stages = ['production', 'staging', 'review', 'development', 'test'];
const rankOf = (order: readonly string[], value: string) => {
  const at = order.indexOf(value);
  return at < 0 ? order.length : at;
};

const keyOf: Record<SortColumn, (row: ListedApp) => SortKey> = {
  name: (row) => row.name,
  team: (row) => row.team,
  stage: (row) => (row.stage === null ? null : `${rankOf(stages, row.stage)} ${row.pipeline}`),
  state: (row) => rankOf(appStates, row.state),
  web: (row) => row.web?.quantity ?? null,
  release: (row) => row.release?.at ?? null,
  'add-ons': (row) => row.addOns?.cents ?? null,
  stack: (row) => row.stack,
  region: (row) => row.region,
  updated: (row) => row.updatedAt,
  read: (row) => oldestReadAt(row),
};

/** A sorted copy. What is unknown comes last either way; equal rows go by name. */
export function sortRows<Row extends ListedApp>(rows: readonly Row[], { column, isDescending }: FleetSort): Row[] {
  return sortedBy(rows, keyOf[column], isDescending);
}

/** The worst state first, rows of one state in the order in which they came. */
export function worstFirst<Row extends Pick<ListedApp, 'state'>>(rows: readonly Row[]): Row[] {
  return appStates.flatMap((state) => rows.filter((row) => row.state === state));
}
