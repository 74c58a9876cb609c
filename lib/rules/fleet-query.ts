import { listOf, listText } from './address';
import { columnsIn, type Density, densityOf, type FleetColumnId } from './fleet-columns';
import { dimensions, type FleetFilter, noFilter } from './fleet-filter';
import { defaultSort, type FleetSort, isSortColumn } from './fleet-sort';

/** How the fleet is looked at. Columns and density are null where the person's own habit holds. */
export type FleetLook = {
  filter: FleetFilter;
  sort: FleetSort;
  columns: FleetColumnId[] | null;
  density: Density | null;
};

/** The fleet as it is seen before anybody asks for something. */
export const plainLook: FleetLook = { filter: noFilter, sort: defaultSort, columns: null, density: null };

/** Reads a sort column with a `-` before it for descending; null for what is none. */
export function sortOf(text: string): FleetSort | null {
  const column = text.replace(/^-/, '');
  return isSortColumn(column) ? { column, isDescending: text.startsWith('-') } : null;
}

/** Writes a sort for an address. */
export function sortText({ column, isDescending }: FleetSort): string {
  return `${isDescending ? '-' : ''}${column}`;
}

/** Reads the query of an address of the fleet. What it does not know it leaves out. */
export function parseFleetQuery(query: string): FleetLook {
  const params = new URLSearchParams(query);
  const filter = { ...noFilter, q: params.get('q') ?? '' };
  for (const name of dimensions) filter[name] = listOf(params.get(name) ?? '');
  const columns = params.get('columns');
  return {
    filter,
    sort: sortOf(params.get('sort') ?? '') ?? defaultSort,
    columns: columns === null ? null : columnsIn(listOf(columns)),
    density: densityOf(params.get('density')),
  };
}

/** Writes the query of an address of the fleet, always in the same order: equal looks give equal texts. */
export function fleetQuery({ filter, sort, columns, density }: FleetLook): string {
  const params = new URLSearchParams();
  if (filter.q !== '') params.set('q', filter.q);
  for (const name of dimensions) {
    if (filter[name].length > 0) params.set(name, listText([...filter[name]].sort()));
  }
  if (sortText(sort) !== sortText(defaultSort)) params.set('sort', sortText(sort));
  if (columns !== null) params.set('columns', listText(columns));
  if (density !== null) params.set('density', density);
  return params.toString();
}

/** The query of a look as a file: its filter and order with the columns that stand on the screen. */
export function exportQuery(query: string, columns: readonly FleetColumnId[], format: string): string {
  const look = parseFleetQuery(query);
  const params = new URLSearchParams(fleetQuery({ ...look, columns: [...columns], density: null }));
  params.set('format', format);
  return params.toString();
}
