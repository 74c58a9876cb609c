import type { FleetRow } from '@/lib/fleet/rows';

/** What rows can be filtered by. Values of one dimension add up, dimensions narrow each other down. */
export const dimensions = ['state', 'stage', 'team', 'stack', 'region', 'release'] as const;

export type Dimension = (typeof dimensions)[number];
export type FleetFilter = Record<Dimension, string[]> & { q: string };
/** How many rows each value would leave, whatever else of its own dimension is chosen. */
export type Facets = Record<Dimension, Map<string, number>>;

/** Stands for "none" in filters and addresses: no team, no stage. */
export const none = 'none';

export const noFilter: FleetFilter = { q: '', state: [], stage: [], team: [], stack: [], region: [], release: [] };

const pick: Record<Dimension, (row: FleetRow) => string> = {
  state: (row) => row.state,
  stage: (row) => row.stage ?? none,
  team: (row) => row.team ?? none,
  stack: (row) => row.stack ?? none,
  region: (row) => row.region ?? none,
  release: (row) => row.release?.status ?? none,
};

function hasWords(row: FleetRow, words: string[]): boolean {
  const text = [row.name, row.pipeline, row.team, row.release && `v${row.release.version}`, row.release?.by]
    .join(' ')
    .toLowerCase();
  return words.every((word) => text.includes(word));
}

/** Splits the rows into those that match, and counts what every other choice would leave. One pass. */
export function applyFilter(rows: readonly FleetRow[], filter: FleetFilter): { matching: FleetRow[]; facets: Facets } {
  const words = filter.q.toLowerCase().split(/\s+/).filter(Boolean);
  const facets = Object.fromEntries(dimensions.map((name) => [name, new Map()])) as Facets;
  const matching: FleetRow[] = [];
  const count = (name: Dimension, row: FleetRow) => {
    const value = pick[name](row);
    facets[name].set(value, (facets[name].get(value) ?? 0) + 1);
  };
  for (const row of rows) {
    if (!hasWords(row, words)) continue;
    const against = dimensions.filter((name) => filter[name].length > 0 && !filter[name].includes(pick[name](row)));
    const [only] = against;
    if (only === undefined) {
      matching.push(row);
      for (const name of dimensions) count(name, row);
    } else if (against.length === 1) {
      count(only, row);
    }
  }
  return { matching, facets };
}

/** The same filter with one value of a dimension switched. */
export function toggled(filter: FleetFilter, name: Dimension, value: string): FleetFilter {
  const chosen = filter[name];
  return { ...filter, [name]: chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value] };
}

/** Whether anything is filtered out, or could be. */
export function isFiltering(filter: FleetFilter): boolean {
  return filter.q.trim() !== '' || dimensions.some((name) => filter[name].length > 0);
}

/** A stack before heroku-24: its builds will be blocked. */
export function isEndingStack(stack: string | null): boolean {
  const generation = stack?.match(/^heroku-(\d+)$/)?.[1];
  return generation !== undefined && Number(generation) < 24;
}
