import 'server-only';
import { perProcess } from '@/lib/per-process';
import type { Fleet } from './fleet';
import type { FleetProblem } from './progress';

/** Which part could not be read, why, and since when (ms). */
export type Failing = Pick<FleetProblem, 'error'> & { part: 'formation' | 'dynos' | 'releases'; at: number };

/** What the engine remembers of a connection between two ticks. Times are in ms. */
export type ConnectionState = {
  pollTriedAt: number;
  /** The last look at the list of apps failed, and the screen says so. */
  isFailing: boolean;
  appIds: readonly string[];
  /** Apps that the list says have changed; true where their releases did. */
  changed: Map<string, boolean>;
  /** Apps of which a part could not be read the last time. */
  failing: Map<string, Failing>;
  listsTriedAt: number;
  certificateAt: number;
};

/** What the engine remembers between two ticks. All that must outlive the process is in the database. */
export type SyncState = {
  startedAt: number;
  connections: Map<string, ConnectionState>;
  /** Until when apps that could not be read are left alone. */
  failedUntil: Map<string, number>;
};

/** The state of this process's engine, which starts at `now` (ms) where there is none yet. */
export function syncState(now: number): SyncState {
  return perProcess('fleet.sync', () => ({
    startedAt: now,
    connections: new Map(),
    failedUntil: new Map(),
  }));
}

/** The apps of a connection of which a part could not be read, as far as nobody has read it since. */
export function failingApps(connectionId: string, fleet: Pick<Fleet, 'get'>, now: number): Map<string, Failing> {
  const failing = syncState(now).connections.get(connectionId)?.failing ?? new Map<string, Failing>();
  const isStill = ([id, { part, at }]: [string, Failing]) => {
    const entry = fleet.get(id);
    return entry !== undefined && ((part === 'releases' ? entry.release : entry[part])?.readAt ?? 0) < at;
  };
  return new Map([...failing].filter(isStill));
}
