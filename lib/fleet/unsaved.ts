import 'server-only';
import type { ObservedChange } from './differences';
import type { ReleasePart } from './entry';

/** What the fleet learned and the database does not hold yet. */
export type Unsaved = {
  apps: Set<string>;
  names: Map<string, { name: string; appId: string }>;
  releases: Map<string, { appId: string; release: ReleasePart }>;
  /** By app, as Heroku told them at `at` (ms). */
  hostnames: Map<string, { hostnames: readonly string[]; at: number }>;
  changes: ObservedChange[];
};

/** Where gathering begins anew. */
export function nothingUnsaved(): Unsaved {
  return { apps: new Set(), names: new Map(), releases: new Map(), hostnames: new Map(), changes: [] };
}

/** Both together; of the same thing the newer. */
export function bothUnsaved(older: Unsaved, newer: Unsaved): Unsaved {
  return {
    apps: new Set([...older.apps, ...newer.apps]),
    names: new Map([...older.names, ...newer.names]),
    releases: new Map([...older.releases, ...newer.releases]),
    hostnames: new Map([...older.hostnames, ...newer.hostnames]),
    changes: [...older.changes, ...newer.changes],
  };
}
