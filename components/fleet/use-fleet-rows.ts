'use client';

import { useDeferredValue, useMemo, useState } from 'react';
import { useMinute } from '@/components/patterns/use-minute';
import type { FleetRow } from '@/lib/fleet/rows';
import { type Circumstances, type Facets, FleetIndex } from '@/lib/rules/fleet-filter';
import { parseFleetQuery, sortText } from '@/lib/rules/fleet-query';
import { sortRows } from '@/lib/rules/fleet-sort';
import { agesOf, type FleetAges, type Totals, totalsOf } from '@/lib/rules/fleet-totals';
import type { FleetWindow } from '@/lib/rules/fleet-window';

/** What a look at the fleet shows. */
export type FleetSight = {
  /** Every app that is here, and how many there are: more while `isWhole` is false. */
  all: readonly FleetRow[];
  apps: number;
  isWhole: boolean;
  /** The rows of the look, in its order, and how many it has. */
  matching: readonly FleetRow[];
  count: number;
  /** What every other choice would leave. */
  facets: Facets;
  totals: Totals;
  ages: FleetAges | null;
  now: Circumstances;
};

const noRows: readonly FleetRow[] = [];

/**
 * The rows that a query leaves, in its order, with the counts of every other choice. Rows are sorted once per order and only
 * filtered at a keystroke. Until all rows are here, `first` stands for the look it was made for.
 */
export function useFleetRows(
  told: readonly FleetRow[] | undefined,
  first: FleetWindow<FleetRow> | null,
  { query, pinned }: { query: string; pinned: ReadonlySet<string> },
): FleetSight {
  const known = useDeferredValue(told);
  const all = known ?? noRows;
  const nowMs = useMinute();
  const [index] = useState(() => new FleetIndex<FleetRow>());
  const { filter, sort } = useMemo(() => parseFleetQuery(query), [query]);
  const order = sortText(sort);
  // biome-ignore lint/correctness/useExhaustiveDependencies: an equal order sorts equally, whichever object says so
  const sorted = useMemo(() => sortRows(all, sort), [all, order]);
  const now: Circumstances = useMemo(() => ({ nowMs, pinned }), [nowMs, pinned]);
  const { matching, facets } = useMemo(() => index.apply(sorted, filter, now), [index, sorted, filter, now]);
  const ages = useMemo(() => agesOf(all), [all]);
  const totals = useMemo(() => totalsOf(matching), [matching]);
  if (known || !first) {
    const isWhole = known !== undefined;
    return { all, apps: all.length, isWhole, matching, count: matching.length, facets, totals, ages, now };
  }
  const { rows, apps, count } = first;
  const isSame = first.query === query;
  const shown = isSame ? { matching: rows, count } : { matching: noRows, count: 0 };
  return { ...first, ...shown, all: rows, apps, isWhole: false, now };
}
