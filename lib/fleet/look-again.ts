import 'server-only';
import type { ConnectionSummary } from '@/lib/connections/reach';
import type { Caller } from '@/lib/heroku/client';
import { maxPageRows } from '@/lib/heroku/range';
import { shownFreshMs } from '@/lib/rules/listed-app';
import { clockOf } from './clock-of';
import type { FleetEntry } from './entry';
import { type Fleet, getFleet } from './fleet';
import { readLists } from './lists';
import { pollApps, storeReach } from './poll';
import { addProblem, beginProgress, progressOf } from './progress';
import { readApp, type Wanted } from './read-app';
import { lastListOf } from './store';
import { Sweep } from './sweep';
import { failingApps } from './sync-state';

const listsFreshMs = 60_000;

type Connection = Pick<ConnectionSummary, 'id' | 'name'>;
type Looking = { caller: Caller; shownIds: ReadonlySet<string> };

/**
 * Looks again at a connection for somebody who does not want to wait for the engine: the list of apps, what changed in
 * it, add-ons and stages where they are older than a minute, what could not be read the last time, and the apps on the
 * screen that are older than half a minute. The other apps stay as old as their tier allows. One call or a few; while
 * the connection is read as a whole, none.
 */
export async function lookAgain(connection: Connection, { caller, shownIds }: Looking): Promise<void> {
  if (progressOf(connection.id)?.finishedAt === null) return;
  const fleet = await getFleet();
  const clock = clockOf(caller);
  const at = clock.now();
  const progress = beginProgress(connection, at);
  const sweep = new Sweep(progress, { isMine: () => true, now: clock.now });
  const reading = { fleet, caller: { ...caller, isFresh: true }, take: sweep.take.bind(sweep) };
  const known = await lastListOf(connection.id);
  const polled = await pollApps(reading);
  if (polled.ok) {
    const { appIds, released, changed, added } = polled.value;
    await storeReach(fleet, { connectionId: connection.id, knownIds: known?.appIds ?? [], appIds, at: new Date(at) });
    if (added.length > 0 || areListsOld(fleet.entriesOf(appIds), at)) {
      await readLists(appIds, reading);
    }
    const old = fleet.entriesOf(appIds).filter((entry) => shownIds.has(entry.id) && isOld(entry, at));
    const wanted = new Map<string, Wanted>(old.map(({ id }) => [id, { formation: false, releases: false }]));
    for (const id of changed) wanted.set(id, { formation: false, releases: false });
    for (const [id, { part }] of failingApps(connection.id, fleet, at)) {
      wanted.set(id, { formation: part === 'formation', releases: part === 'releases' });
    }
    for (const id of [...released, ...added]) wanted.set(id, { formation: true, releases: true });
    progress.total = wanted.size;
    await sweep.run(
      [...wanted].map(([id, parts]) => async () => {
        await readApp(id, parts, reading);
        progress.done += 1;
      }),
    );
  } else addProblem(progress, { part: 'apps', error: polled.error, apps: 0 });
  sweep.finish();
  await fleet.save();
}

const isOld = ({ dynos }: FleetEntry, now: number) => (dynos?.readAt ?? 0) <= now - shownFreshMs;

function areListsOld(entries: readonly FleetEntry[], now: number): boolean {
  return entries.some(
    ({ coupling, addOns }) => Math.min(coupling?.readAt ?? 0, addOns?.readAt ?? 0) <= now - listsFreshMs,
  );
}

/** What looking again costs a connection that lists these apps at `now` (ms), in calls, beside the apps on the screen. */
export function lookPrice(fleet: Pick<Fleet, 'entriesOf'>, appIds: Iterable<string>, now: number): number {
  const entries = fleet.entriesOf(appIds);
  const pages = pagesOf(entries.length);
  if (!areListsOld(entries, now)) return pages;
  const addOns = entries.reduce((sum, { addOns: own }) => sum + (own?.value.length ?? 0), 0);
  return pages + pages + 1 + pagesOf(addOns);
}

function pagesOf(rows: number): number {
  return Math.max(1, Math.ceil(rows / maxPageRows));
}
