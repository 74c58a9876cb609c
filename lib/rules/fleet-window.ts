import { type Circumstances, type Facets, FleetIndex } from './fleet-filter';
import { parseFleetQuery } from './fleet-query';
import { sortRows } from './fleet-sort';
import { agesOf, type FleetAges, type Totals, totalsOf } from './fleet-totals';
import type { ListedApp } from './listed-app';

/** A fleet of more apps comes with its first rows alone; the browser asks for the others once it is there. */
export const wholeFleetApps = 300;

/** As many rows as the tallest usual screen has room for. */
export const windowRows = 60;

/** The first rows of a look at a big fleet, and what is counted over all of it. */
export type FleetWindow<Row extends ListedApp> = {
  /** The look, as a query. */
  query: string;
  rows: readonly Row[];
  /** How many apps match, and how many there are. */
  count: number;
  apps: number;
  facets: Facets;
  totals: Totals;
  ages: FleetAges | null;
  /** How many apps each view shows, by its id. */
  views: ReadonlyMap<string, number>;
};

type View = { id: string; query: string };

/** How many apps each of these views shows, by its id; `index` may know some of them from before. */
export function viewCounts(
  views: readonly View[],
  apps: readonly ListedApp[],
  now: Circumstances,
  index = new FleetIndex<ListedApp>(),
): ReadonlyMap<string, number> {
  return new Map(views.map(({ id, query }) => [id, index.count(apps, parseFleetQuery(query).filter, now)]));
}

/** What the first screen of a look shows. */
export function fleetWindow<Row extends ListedApp>(
  apps: readonly Row[],
  { query, views, now }: { query: string; views: readonly View[]; now: Circumstances },
): FleetWindow<Row> {
  const { filter, sort } = parseFleetQuery(query);
  const { matching, facets } = new FleetIndex<Row>().apply(sortRows(apps, sort), filter, now);
  return {
    query,
    rows: matching.slice(0, windowRows),
    count: matching.length,
    apps: apps.length,
    facets,
    totals: totalsOf(matching),
    ages: agesOf(apps),
    views: viewCounts(views, apps, now),
  };
}
