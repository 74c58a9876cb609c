/** Columns of the fleet in their fixed order. The name always stands. */
export const fleetColumnIds = [
  'name',
  'team',
  'stage',
  'state',
  'web',
  'others',
  'release',
  'add-ons',
  'stack',
  'region',
  'updated',
  'read',
] as const;
export type FleetColumnId = (typeof fleetColumnIds)[number];

/** What stands at the head of each column. */
export const columnHeads: Record<FleetColumnId, string> = {
  name: 'App',
  team: 'Team',
  stage: 'Stage · pipeline',
  state: 'State',
  web: 'Web',
  others: 'Other processes',
  release: 'Last release',
  'add-ons': 'Add-ons',
  stack: 'Stack',
  region: 'Region',
  updated: 'Updated',
  read: 'Read',
};

/** The columns that stand unless somebody says otherwise. */
export const defaultColumns: readonly FleetColumnId[] = fleetColumnIds.filter((id) => id !== 'region');

/** How high rows are. */
export const densities = ['compact', 'regular', 'roomy'] as const;
export type Density = (typeof densities)[number];

export const defaultDensity: Density = 'regular';

/** Puts columns into their order; what is no column is dropped, and the name is always among them. */
export function columnsIn(ids: Iterable<string>): FleetColumnId[] {
  const wanted = new Set(ids);
  return fleetColumnIds.filter((id) => id === 'name' || wanted.has(id));
}

/** Reads a density; null for what is none. */
export function densityOf(text: string | null | undefined): Density | null {
  return densities.find((density) => density === text) ?? null;
}
