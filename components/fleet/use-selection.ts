'use client';

import { useMemo, useReducer } from 'react';
import type { FleetRow } from '@/lib/fleet/rows';
import { nothingSelected, selectionAfter } from './selection';

/** Which of all rows are selected; a row that is gone is selected no more. */
export function useSelection(all: readonly FleetRow[]) {
  const [{ ids }, step] = useReducer(selectionAfter, nothingSelected);
  const selected = useMemo(() => (ids.size === 0 ? [] : all.filter(({ id }) => ids.has(id))), [all, ids]);
  return { ids, selected, step };
}
