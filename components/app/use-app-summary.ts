'use client';

import { useQuery } from '@tanstack/react-query';
import type { FleetRow } from '@/lib/fleet/rows';
import { appOptions } from '@/lib/queries/app';
import { dynosOptions } from '@/lib/queries/dynos';
import { formationOptions } from '@/lib/queries/formation';
import { type AppSummary, appState } from '@/lib/rules/app-state';

/** What the app is doing: as the panels of this page read it, and until they have, as the fleet remembers it. */
export function useAppSummary(row: FleetRow): { summary: AppSummary; isMaintenance: boolean } {
  const { data: facts } = useQuery(appOptions(row.id));
  const { data: formation } = useQuery(formationOptions(row.id));
  const { data: dynos } = useQuery(dynosOptions(row.id));
  const isMaintenance = facts?.isMaintenance ?? row.isMaintenance;
  if (!formation || !dynos) return { summary: { ...row, dynos: row.troubled }, isMaintenance };
  const states = dynos.items.map((dyno) => ({ ...dyno, updatedAt: dyno.updatedAt ?? 0 }));
  return { summary: appState({ isMaintenance, formation: formation.items, dynos: states }), isMaintenance };
}
