import 'server-only';
import { getDatabase } from '@/lib/db/client';
import { processHeroku } from '@/lib/heroku/heroku';
import { leaseLeftMs } from '@/lib/leases';
import { log } from '@/lib/log';
import { getFleet } from './fleet';
import { progressOf } from './progress';
import { lastListOf } from './store';
import { syncConnection } from './sync-connection';
import { type SyncedConnection, syncScope } from './sync-scope';
import { type ConnectionState, type SyncState, syncState } from './sync-state';
import { turnName } from './turn';

/** The first screen after a start comes from the database, and is not to wait for anything. */
const quietAfterStartMs = 15_000;

/**
 * Does a small share of what keeps the fleet true, and is called every five seconds on one server at a time: the lists
 * of apps once a minute, what changed in them, what somebody looks at, and the rest by its age. Accounts that are
 * paused, held back or down to their reserve cost nothing. Failures are noted where the screen shows them; what a tick
 * leaves undone, the next ones do.
 */
export async function syncTick(at: Date): Promise<void> {
  const now = at.getTime();
  const sync = syncState(now);
  if (now < sync.startedAt + quietAfterStartMs && now >= sync.startedAt) return;
  const fleet = await getFleet();
  const isShared = (await getDatabase()).engine === 'server';
  if (isShared) await fleet.catchUp();
  await fleet.rewind(now);
  const scope = await syncScope(at);
  const seen = new Set<string>();
  for (const connection of scope.connections) {
    const budget = processHeroku().budget.snapshot(connection.herokuAccountId);
    if (budget.pausedAt !== null || budget.heldUntil !== null || budget.backgroundLeft < 1) continue;
    const state = await stateOf(connection, { sync, isShared });
    if (!state) continue;
    try {
      await syncConnection({ connection, state, sync, scope, fleet, budget, now, seen: new Set(seen) });
    } catch (error) {
      log.warn({ err: error, connection: connection.id }, 'a connection was not synced; the next tick tries again');
    }
    for (const id of state.appIds) seen.add(id);
  }
  await fleet.save();
}

type Around = { sync: SyncState; isShared: boolean };

/** What is known of a connection; null while it is being read as a whole, and before it ever was. */
async function stateOf({ id }: SyncedConnection, { sync, isShared }: Around): Promise<ConnectionState | null> {
  const progress = progressOf(id);
  const isBeingRead = progress?.finishedAt === null || (isShared && (await leaseLeftMs(turnName(id))) !== null);
  if (isBeingRead) {
    sync.connections.delete(id);
    return null;
  }
  const known = sync.connections.get(id);
  if (known) return known;
  const list = await lastListOf(id);
  // A first reading that began, and failed before its list was stored, is gone on with here.
  if (!list && !progress) return null;
  const state: ConnectionState = {
    pollTriedAt: 0,
    isFailing: false,
    appIds: list?.appIds ?? [],
    changed: new Map(),
    failing: new Map(),
    listsTriedAt: 0,
    certificateAt: 0,
  };
  sync.connections.set(id, state);
  return state;
}
