import 'server-only';
import { callerFor } from '@/lib/connections/caller';
import { markConnection } from '@/lib/connections/status';
import type { BudgetSnapshot } from '@/lib/heroku/budget';
import type { Caller } from '@/lib/heroku/client';
import { processHeroku } from '@/lib/heroku/heroku';
import { maxPageRows } from '@/lib/heroku/range';
import { listSniEndpoints } from '@/lib/heroku/sni-endpoints';
import { certificatesPart, nextCertificate } from './certificates';
import { chooseApps } from './choose';
import { isUnread } from './due';
import type { FleetEntry } from './entry';
import type { Fleet } from './fleet';
import { readLists, type TakeResult } from './lists';
import { pollApps, storeReach } from './poll';
import {
  clearListProblem,
  clearProblem,
  type FleetPart,
  newProgress,
  noteProblem,
  noteUnread,
  progressOf,
} from './progress';
import { readApp } from './read-app';
import { Sweep } from './sweep';
import type { SyncedConnection, SyncScope } from './sync-scope';
import { type ConnectionState, type Failing, failingApps, type SyncState } from './sync-state';

const pollEveryMs = 60_000;
const listsEveryMs = 600_000;
const quietListsEveryMs = 1_800_000;
const failedAppRestsMs = 300_000;
/** A first reading costs up to three calls. */
const callsOfFirstRead = 3;
/** So that a tick ends before long. */
const mostFirstReads = 300;

const partsByApp = ['formation', 'dynos', 'releases'] as const;
const isReadByApp = (part: FleetPart): part is Failing['part'] => (partsByApp as readonly FleetPart[]).includes(part);

export type Syncing = {
  connection: SyncedConnection;
  state: ConnectionState;
  sync: SyncState;
  scope: SyncScope;
  fleet: Fleet;
  budget: BudgetSnapshot;
  now: number;
  /** Apps that an earlier connection keeps up to date in this tick. */
  seen: ReadonlySet<string>;
};

/** Does one tick's share of the work for a connection: the list of apps, the other lists, some apps, a certificate. */
export async function syncConnection(syncing: Syncing): Promise<void> {
  if (isPollDue(syncing) && !(await poll(syncing))) return;
  if (!(await readDueLists(syncing))) return;
  await readApps(syncing);
  await readCertificate(syncing);
}

/** Another server may have looked last, and a clock may have been put back. */
function isPollDue({ connection, state, now }: Syncing): boolean {
  const lastAt = Math.max(state.pollTriedAt, connection.checkedAt?.getTime() ?? 0);
  return now >= lastAt + pollEveryMs || now < lastAt;
}

function callerOf({ connection }: Syncing, purpose: string, priority: number): Caller {
  return {
    ...callerFor(connection, { purpose, lane: 'background', personId: null, isFresh: true }),
    priority,
  };
}

async function poll(syncing: Syncing): Promise<boolean> {
  const { connection, state, fleet, now } = syncing;
  state.pollTriedAt = now;
  const polled = await pollApps({ fleet, caller: callerOf(syncing, 'sync:poll', 0) });
  if (!polled.ok) {
    state.isFailing = true;
    noteProblem(connection, { part: 'apps', error: polled.error, apps: 0 }, { now, total: state.appIds.length });
    return false;
  }
  clearListProblem(connection.id);
  state.isFailing = false;
  await markConnection(connection.id, 'active', new Date(now));
  const { appIds, released, changed } = polled.value;
  for (const id of changed) state.changed.set(id, state.changed.get(id) ?? false);
  for (const id of released) state.changed.set(id, true);
  await storeReach(fleet, { connectionId: connection.id, knownIds: state.appIds, appIds, at: new Date(now) });
  state.appIds = appIds;
  return true;
}

/**
 * Add-ons, pipelines and couplings, while somebody is here: ten minutes after the last time where an app was released since
 * (an add-on that is attached makes a release), else after half an hour; and soon when an app is new. False while the
 * budget has to be saved up for them: a list that ends half-way is paid for in vain.
 */
async function readDueLists(syncing: Syncing): Promise<boolean> {
  const { connection, state, fleet, scope, now } = syncing;
  if (now < state.listsTriedAt + pollEveryMs) return true;
  const entries = fleet.entriesOf(state.appIds);
  const oldest = Math.min(
    ...entries.map(({ coupling, addOns }) => Math.min(coupling?.readAt ?? 0, addOns?.readAt ?? 0)),
  );
  const isReleased = entries.some(({ app }) => (app.value.releasedAt ?? 0) > oldest);
  const everyMs = isReleased ? listsEveryMs : quietListsEveryMs;
  const isDue = oldest === 0 || (scope.isAnyoneHere && now >= oldest + everyMs);
  if (entries.length === 0 || !isDue) return true;
  const { backgroundLeft } = processHeroku().budget.snapshot(connection.herokuAccountId);
  if (backgroundLeft < callsOfLists(entries)) return false;
  state.listsTriedAt = now;
  const progress = newProgress(connection, now);
  const sweep = new Sweep(progress, { isMine: () => true, now: () => now });
  const reading = { fleet, caller: callerOf(syncing, 'sync:poll', 0), take: sweep.take.bind(sweep) };
  await readLists(state.appIds, reading);
  for (const part of ['add-ons', 'pipelines', 'prices'] as const) clearProblem(connection.id, part);
  for (const problem of progress.problems) noteProblem(connection, problem, { now, total: entries.length });
  return true;
}

/** Add-ons, couplings, and one page of pipelines and of dyno sizes. */
function callsOfLists(entries: readonly FleetEntry[]): number {
  const addOns = entries.reduce((sum, entry) => sum + (entry.addOns?.value.length ?? 0), 0);
  return Math.ceil(addOns / maxPageRows) + Math.ceil(entries.length / maxPageRows) + 2;
}

async function readApps(syncing: Syncing): Promise<void> {
  const { connection, state, sync, scope, fleet, budget, now, seen } = syncing;
  const entries = fleet.entriesOf(state.appIds.filter((id) => !seen.has(id)));
  const choices = chooseApps({
    entries,
    now,
    watched: scope.watched,
    changed: state.changed,
    touched: scope.touched,
    isResting: (id) => (sync.failedUntil.get(id) ?? 0) > now,
    isAnyoneHere: scope.isAnyoneHere,
    slowness: budget.level === 'low' ? 2 : 1,
    firstReads: Math.min(mostFirstReads, Math.floor(budget.backgroundLeft / callsOfFirstRead)),
  });
  const sweep = new Sweep(newProgress(connection, now), { isMine: () => true, now: () => now });
  await sweep.run(
    choices.map(({ id, wanted, purpose, priority }) => async () => {
      let flaw: Failing | null = null;
      const take: TakeResult = (part, apps, result) => {
        if (!result.ok && isReadByApp(part)) flaw = { part, error: result.error, at: now };
        return sweep.take(part, apps, result);
      };
      const isWhole = await readApp(id, wanted, { fleet, caller: callerOf(syncing, purpose, priority), take });
      if (isWhole) {
        state.changed.delete(id);
        state.failing.delete(id);
        sync.failedUntil.delete(id);
      } else if (!sweep.isStopped) {
        sync.failedUntil.set(id, now + failedAppRestsMs);
        if (flaw) state.failing.set(id, flaw);
      }
    }),
  );
  for (const id of state.changed.keys()) if (!fleet.get(id)) state.changed.delete(id);
  // What a person has read meanwhile needs no rest any more.
  const failing = failingApps(connection.id, fleet, now);
  for (const id of state.failing.keys()) if (!failing.has(id)) sync.failedUntil.delete(id);
  state.failing = failing;
  if (!state.isFailing) tellUnread(syncing);
}

/** Says which apps are behind and why, and takes back what no longer holds. */
function tellUnread({ connection, state, fleet, now }: Syncing): void {
  const entries = fleet.entriesOf(state.appIds);
  const total = entries.length;
  noteUnread(connection.id, entries.filter(isUnread).length, total);
  const since = progressOf(connection.id)?.startedAt ?? 0;
  const isBehind = (entry: FleetEntry) =>
    isUnread(entry) || [entry.formation, entry.dynos].some((part) => (part?.readAt ?? 0) < since);
  const areBehind = entries.some(isBehind);
  for (const part of partsByApp) {
    const failing = [...state.failing.values()].filter((flaw) => flaw.part === part);
    const [first] = failing;
    if (first) noteProblem(connection, { ...first, apps: failing.length }, { now, total });
    else if (!areBehind) clearProblem(connection.id, part);
  }
}

async function readCertificate(syncing: Syncing): Promise<void> {
  const { state, scope, fleet, now, seen } = syncing;
  const entries: FleetEntry[] = fleet.entriesOf(state.appIds.filter((id) => !seen.has(id)));
  const id = nextCertificate(entries, {
    now,
    lastAt: state.certificateAt,
    isAnyoneHere: scope.isAnyoneHere,
  });
  if (id === null) return;
  state.certificateAt = now;
  const readAt = processHeroku().clock.now();
  const endpoints = await listSniEndpoints(callerOf(syncing, 'job:certificates', 2), id);
  if (endpoints.ok) fleet.put(id, 'certificates', { value: certificatesPart(endpoints.value), readAt });
}
