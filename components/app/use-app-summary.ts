'use client';

import { useQuery } from '@tanstack/react-query';
import type { FleetRow } from '@/lib/fleet/rows';
import { appOptions } from '@/lib/queries/app';
import { dynosOptions } from '@/lib/queries/dynos';
import { errorOf } from '@/lib/queries/error-of';
import { fleetOptions } from '@/lib/queries/fleet';
import { formationOptions } from '@/lib/queries/formation';
import { appObstacle } from '@/lib/rules/app-obstacle';
import { type AppSummary, appState } from '@/lib/rules/app-state';

/**
 * The app as the fleet knows it by now (`first` is what the page was rendered with), and what it is doing: as the panels
 * of this page read it, and until they have, as the fleet remembers it.
 */
export function useAppSummary(first: FleetRow): {
  row: FleetRow;
  summary: AppSummary;
  isMaintenance: boolean;
  isGone: boolean;
} {
  const { data: fleet } = useQuery(fleetOptions());
  const { data: facts, error } = useQuery(appOptions(first.id));
  const { data: formation } = useQuery(formationOptions(first.id));
  const { data: dynos } = useQuery(dynosOptions(first.id));
  const row = fleet?.rows.find(({ id }) => id === first.id) ?? first;
  const isMaintenance = facts?.isMaintenance ?? row.isMaintenance;
  const isGone = error !== null && appObstacle(errorOf(error).code, true) === 'gone';
  if (isGone)
    return {
      row,
      summary: { state: 'unknown', affected: 0, total: 0, dynos: [], sinceAt: null },
      isMaintenance,
      isGone,
    };
  if (!formation || !dynos) return { row, summary: { ...row, dynos: row.troubled }, isMaintenance, isGone };
  const states = dynos.items.map((dyno) => ({ ...dyno, updatedAt: dyno.updatedAt ?? 0 }));
  return {
    row,
    summary: appState({ isMaintenance, formation: formation.items, dynos: states }),
    isMaintenance,
    isGone,
  };
}
