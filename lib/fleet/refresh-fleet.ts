import 'server-only';
import type { ConnectionSummary } from '@/lib/connections/reach';
import { reachSetOf } from '@/lib/connections/reach-set';
import type { Caller } from '@/lib/heroku/client';
import { log } from '@/lib/log';
import { clockOf } from './clock-of';
import { type Refresh, refreshConnection } from './cold-read';
import type { Fleet } from './fleet';
import { lookAgain, lookPrice } from './look-again';
import { progressOf } from './progress';
import { failingApps } from './sync-state';

/**
 * Reads the fleets of several connections, one after the other: an app that two of them see is read once.
 * Returns what `refreshConnection` returns, for all of them together.
 */
export function refreshFleet(
  connections: readonly ConnectionSummary[],
  callerOf: (connection: ConnectionSummary) => Caller,
): Pick<Refresh, 'listed' | 'finished'> {
  const refreshes: Refresh[] = [];
  let since: number | null = null;
  for (const connection of connections) {
    const caller = callerOf(connection);
    since ??= clockOf(caller).now();
    refreshes.push(refreshConnection(connection, { caller, since, after: refreshes.at(-1)?.finished }));
  }
  return {
    listed: Promise.all(refreshes.map((refresh) => refresh.listed)).then(() => undefined),
    finished: Promise.all(refreshes.map((refresh) => refresh.finished)).then(() => undefined),
  };
}

/**
 * Looks again at several connections, one after the other, for somebody who sees the apps of `shownIds`: an app that two
 * of them see is read once. Does not reject.
 */
export async function lookAgainAt(
  connections: readonly ConnectionSummary[],
  callerOf: (connection: ConnectionSummary) => Caller,
  shownIds: ReadonlySet<string>,
): Promise<void> {
  for (const connection of connections) {
    await lookAgain(connection, { caller: callerOf(connection), shownIds }).catch((error: unknown) =>
      log.error({ err: error, connection: connection.id }, 'looking again failed'),
    );
  }
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
  const { lists } = await reachSetOf(unread.map(({ id }) => id));
  return unread.filter(({ id }) => !lists.get(id)?.size);
}

/** What looking again costs one Heroku account, in calls, without the apps on the screen. */
export type RefreshPrice = { accountId: string; calls: number };

/** What looking again costs each account at `now` (ms). `lists` holds the apps of each connection by its id. */
export function refreshPrices(
  fleet: Pick<Fleet, 'entriesOf' | 'get'>,
  connections: readonly Pick<ConnectionSummary, 'id' | 'herokuAccountId'>[],
  { lists, now }: { lists: ReadonlyMap<string, ReadonlySet<string>>; now: number },
): RefreshPrice[] {
  const prices = new Map<string, number>();
  for (const { id, herokuAccountId } of connections) {
    const failing = [...failingApps(id, fleet, now).values()];
    const retries = failing.reduce((sum, { part }) => sum + (part === 'dynos' ? 1 : 2), 0);
    const calls = lookPrice(fleet, lists.get(id) ?? new Set(), now) + retries;
    prices.set(herokuAccountId, (prices.get(herokuAccountId) ?? 0) + calls);
  }
  return [...prices].map(([accountId, calls]) => ({ accountId, calls }));
}
