'use client';

import { createContext, useContext } from 'react';
import type { FleetRow } from '@/lib/fleet/rows';

/** What can be done to an app from its row. */
export type FleetActs = {
  /** Why this person may not do something now; null where they may. */
  reasons: { restart: string | null; scale: string | null; maintenance: string | null };
  /** Whether apps are at the real Heroku, whose dashboard then has them too. */
  hasDashboard: boolean;
  pinned: ReadonlySet<string>;
  setPinned(rows: readonly FleetRow[], isPinned: boolean): void;
};

const FleetActsContext = createContext<FleetActs | null>(null);

export const FleetActsProvider = FleetActsContext.Provider;

/** The acts of the fleet around. */
export function useFleetActs(): FleetActs {
  const acts = useContext(FleetActsContext);
  if (!acts) throw new Error('useFleetActs needs a FleetActsProvider above it');
  return acts;
}
