'use client';

import { type BulkWish, useBulk } from '@/components/patterns/bulk-context';
import { useShortcut } from '@/components/patterns/use-shortcut';
import type { FleetRow } from '@/lib/fleet/rows';
import { useFleetActs } from './fleet-acts';

export type SelectionAct = Extract<BulkWish, { apps: unknown }>['act'];

/** Begins what can be done to all selected apps; by their keys too, from the moment at which one is selected. */
export function useSelectionActs(selected: readonly FleetRow[]): (act: SelectionAct) => void {
  const { reasons } = useFleetActs();
  const begin = useBulk();
  const ask = (act: SelectionAct) => {
    if (reasons[act] === null) begin({ act, apps: selected.map(bulkAppOf) });
  };
  const isOn = selected.length > 0;
  useShortcut('scale', () => ask('scale'), isOn);
  useShortcut('restart', () => ask('restart'), isOn);
  useShortcut('maintenance', () => ask('maintenance'), isOn);
  return ask;
}

function bulkAppOf({ id, name, stage, web, others, isMaintenance }: FleetRow) {
  return { id, name, stage, isMaintenance, types: [...(web ? ['web'] : []), ...others.map(({ type }) => type)] };
}
