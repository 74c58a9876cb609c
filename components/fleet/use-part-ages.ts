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

/** When each part of a row was read, one to a line; `isPartial` while some part was never read. */
export function usePartAges({ readAt }: Pick<FleetRow, 'readAt'>): { title: string | undefined; isPartial: boolean } {
  const isLive = useIsLive();
  const lines = names.map((name) => {
    const at = readAt[name];
    return `${parts[name]}: ${at === null ? 'not read yet' : `read ${formatExact(at)}`}`;
  });
  return { title: isLive ? lines.join('\n') : undefined, isPartial: names.some((name) => readAt[name] === null) };
}
