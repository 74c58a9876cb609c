'use client';

import { useIsLive } from '@/components/patterns/rendered-at';
import type { FleetRow } from '@/lib/fleet/rows';
import { formatExact } from '@/lib/format';

const parts: Record<keyof FleetRow['readAt'], string> = {
  app: 'App',
  pipeline: 'Pipeline',
  formation: 'Formation',
  dynos: 'Dynos',
  release: 'Release',
  addOns: 'Add-ons',
};

const names = Object.keys(parts) as (keyof FleetRow['readAt'])[];

/** When each part of a row was read, one to a line. */
export function usePartAges({ readAt }: Pick<FleetRow, 'readAt'>): string | undefined {
  const isLive = useIsLive();
  if (!isLive) return undefined;
  return names
    .map((name) => {
      const at = readAt[name];
      return `${parts[name]}: ${at === null ? 'not read yet' : `read ${formatExact(at)}`}`;
    })
    .join('\n');
}
