import 'server-only';
import { appCountsOf, type ConnectionSummary } from '@/lib/connections/reach';
import type { Caller } from '@/lib/heroku/client';
import { type Refresh, refreshConnection } from './cold-read';
import type { FleetEntry } from './entry';
import type { Fleet } from './fleet';
import { progressOf } from './progress';

const listCalls = 4;

/**
 * Reads the fleets of several connections, one after the other: an app that two of them see is read once.
 * Returns what `refreshConnection` returns, for all of them together.
 */
export function refreshFleet(
  connections: readonly ConnectionSummary[],
  callerOf: (connection: ConnectionSummary) => Caller,
): Pick<Refresh, 'listed' | 'finished'> {
  const since = Date.now();
  const refreshes: Refresh[] = [];
  for (const connection of connections) {
    const after = refreshes.at(-1)?.finished;
    refreshes.push(refreshConnection(connection, { caller: callerOf(connection), since, after }));
  }
  return {
    listed: Promise.all(refreshes.map((refresh) => refresh.listed)).then(() => undefined),
    finished: Promise.all(refreshes.map((refresh) => refresh.finished)).then(() => undefined),
  };
}

/**
 * The connections that no list of apps was ever read through, by this process or an earlier one. One whose list could
 * not be read is tried again by itself only after somebody signed in with it anew.
 */
export async function neverRead(connections: readonly ConnectionSummary[]): Promise<ConnectionSummary[]> {
  const unread = connections.filter(({ id, status, checkedAt }) => {
    const progress = progressOf(id);
    if (progress === null) return true;
    if (progress.finishedAt === null || progress.total !== null) return false;
    return status === 'active' && (checkedAt?.getTime() ?? 0) > progress.finishedAt;
  });
  if (unread.length === 0) return [];
  const counts = await appCountsOf(unread.map(({ id }) => id));
  return unread.filter(({ id }) => !counts.get(id));
}

/** What a reading costs one Heroku account, in calls. */
export type RefreshPrice = { accountId: string; calls: number };

/**
 * What reading it all anew costs each account, as far as the last reading tells. `lists` holds the apps of each
 * connection by its id; an app that an earlier connection sees too is not read again.
 */
export function refreshPrices(
  fleet: Pick<Fleet, 'entriesOf'>,
  connections: readonly Pick<ConnectionSummary, 'id' | 'herokuAccountId'>[],
  lists: ReadonlyMap<string, readonly string[]>,
): RefreshPrice[] {
  const prices = new Map<string, number>();
  const seen = new Set<string>();
  for (const { id, herokuAccountId } of connections) {
    const list = lists.get(id) ?? [];
    const calls = callsOf(fleet.entriesOf(list), fleet.entriesOf(list.filter((appId) => !seen.has(appId))));
    prices.set(herokuAccountId, (prices.get(herokuAccountId) ?? 0) + calls);
    for (const appId of list) seen.add(appId);
  }
  return [...prices].map(([accountId, calls]) => ({ accountId, calls }));
}

function callsOf(listed: readonly FleetEntry[], unseen: readonly FleetEntry[]): number {
  const pipelines = new Set(listed.flatMap((entry) => entry.coupling?.value?.pipelineId ?? []));
  const withDynos = unseen.filter((entry) => !entry.formation?.value.every(({ quantity }) => quantity === 0));
  const unpiped = unseen.filter((entry) => !entry.coupling?.value);
  return listCalls + pipelines.size + unseen.length + withDynos.length + unpiped.length;
}
