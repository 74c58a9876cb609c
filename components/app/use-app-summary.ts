'use client';

import { useQuery } from '@tanstack/react-query';
import { useMadeAt } from '@/components/patterns/rendered-at';
import type { FleetRow } from '@/lib/fleet/rows';
import { appRowOptions } from '@/lib/queries/app';
import { dynosOptions } from '@/lib/queries/dynos';
import { errorOf } from '@/lib/queries/error-of';
import { formationOptions } from '@/lib/queries/formation';
import { appObstacle } from '@/lib/rules/app-obstacle';
import { type AppSummary, appState } from '@/lib/rules/app-state';

/**
 * The app as the fleet knows it by now (`first` is what the page was rendered with), and what it is doing: as the panels
 * of this page read it, and until they have, as the fleet remembers it. The panels are heard by those that are drawn
 * after what the server read for them was taken over.
 */
export function useAppSummary(
  first: FleetRow,
  arePanelsHeard = true,
): {
  row: FleetRow;
  summary: AppSummary;
  isMaintenance: boolean;
  isGone: boolean;
} {
  const initialDataUpdatedAt = useMadeAt();
  const {
    data: { row },
  } = useQuery({ ...appRowOptions(first.id), initialData: { row: first, movedTo: null }, initialDataUpdatedAt });
  const { data: formation } = useQuery({ ...formationOptions(first.id), enabled: false });
  const { data: dynos, error } = useQuery({ ...dynosOptions(first.id), enabled: false });
  const { isMaintenance } = row;
  const isGone = error !== null && appObstacle(errorOf(error).code, true) === 'gone';
  if (isGone)
    return {
      row,
      summary: { state: 'unknown', affected: 0, total: 0, dynos: [], sinceAt: null },
      isMaintenance,
      isGone,
    };
  if (!formation || !dynos || !arePanelsHeard)
    return { row, summary: { ...row, dynos: row.troubled }, isMaintenance, isGone };
  const states = dynos.items.map((dyno) => ({ ...dyno, updatedAt: dyno.updatedAt ?? 0 }));
  return {
    row,
    summary: appState({ isMaintenance, formation: formation.items, dynos: states }),
    isMaintenance,
    isGone,
  };
}
