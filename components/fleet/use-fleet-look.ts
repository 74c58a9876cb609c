'use client';

import { useMemo, useState } from 'react';
import { preferenceCookies } from '@/components/patterns/preference-cookies';
import { savePreference } from '@/components/patterns/save-preference';
import { useAddress } from '@/components/patterns/use-address';
import { useFollowing } from '@/components/patterns/use-following';
import { listOf, listParam, listText, type Params, text, words } from '@/lib/rules/address';
import { columnsIn, type Density, densityOf, type FleetColumnId } from '@/lib/rules/fleet-columns';
import { type Dimension, dimensions, type FleetFilter, noFilter, toggled } from '@/lib/rules/fleet-filter';
import { fleetQuery, parseFleetQuery, sortOf, sortText } from '@/lib/rules/fleet-query';
import { defaultSort, type FleetSort, type SortColumn } from '@/lib/rules/fleet-sort';
import { pressedSort } from './fleet-columns';

type Rest = {
  q: string;
  sort: FleetSort;
  columns: FleetColumnId[] | null;
  density: Density | null;
  /** The saved view that was opened, so that a changed one can be updated. */
  view: string | null;
};

/** Columns and density that hold where the address says nothing. */
export type FleetHabits = { columns: readonly FleetColumnId[]; density: Density };

const list = listParam();

const params: Params<Record<Dimension, string[]> & Rest> = {
  q: words,
  ...(Object.fromEntries(dimensions.map((name) => [name, list])) as Record<Dimension, typeof list>),
  sort: { read: sortOf, write: sortText, fallback: defaultSort },
  columns: { read: (value) => columnsIn(listOf(value)), write: listText, fallback: null },
  density: { read: densityOf, write: String, fallback: null },
  view: text,
};

/**
 * How the fleet is looked at; all of it in the address, so that a link shows the same. `search` is what is typed;
 * everything else follows it by a frame. What changes it stays the same for as long as the page lives.
 */
export function useFleetLook(initialHabits: FleetHabits) {
  'use memo';

  const [habits, setHabits] = useState(initialHabits);
  const [address, setAddress] = useAddress(params);
  const { sort, columns, density, view, ...filter } = useFollowing(address);
  const acts = useMemo(
    () => ({
      search: (q: string) => setAddress({ q }, { isTyped: true }),
      toggle: (dimension: Dimension, value: string) =>
        setAddress((now) => ({ [dimension]: toggled(now, dimension, value)[dimension] })),
      clearFilter: () => setAddress(noFilter),
      sortBy: (column: SortColumn) => setAddress((now) => ({ sort: pressedSort(now.sort, column) })),
      setColumns(next: FleetColumnId[]) {
        setHabits((before) => ({ ...before, columns: next }));
        savePreference(preferenceCookies.fleetColumns, next.join('.'));
        setAddress({ columns: next });
      },
      setDensity(next: Density) {
        setHabits((before) => ({ ...before, density: next }));
        savePreference(preferenceCookies.fleetDensity, next);
        setAddress({ density: next });
      },
      /** Shows what a query says, as the view of this id. */
      show(query: string, viewId: string | null) {
        const { filter, ...look } = parseFleetQuery(query);
        setAddress({ ...filter, ...look, view: viewId });
      },
    }),
    [setAddress],
  );
  return {
    search: address.q,
    filter: filter as FleetFilter,
    sort,
    columns: columns ?? habits.columns,
    density: density ?? habits.density,
    openedView: view,
    /** The address without habits: equal looks have equal queries. */
    query: fleetQuery({ filter: filter as FleetFilter, sort, columns, density }),
    acts,
  };
}
