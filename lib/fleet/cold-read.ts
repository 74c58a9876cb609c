import 'server-only';
import { type ConnectionSummary, recordAppAccess } from '@/lib/connections/reach';
import { listApps } from '@/lib/heroku/apps';
import type { Caller } from '@/lib/heroku/client';
import { listDynos } from '@/lib/heroku/dynos';
import { listFormation } from '@/lib/heroku/formation';
import { processHeroku } from '@/lib/heroku/heroku';
import { listLatestReleases } from '@/lib/heroku/pipelines';
import { listReleases } from '@/lib/heroku/releases';
import { log } from '@/lib/log';
import { perProcess } from '@/lib/per-process';
import { fail } from '@/lib/result';
import { clockOf } from './clock-of';
import { appPart, dynoCount, dynosPart, releasePart } from './entry';
import { type Fleet, getFleet } from './fleet';
import { askAddOns, askPlaces, coupledApps } from './lists';
import { putFormation } from './model';
import { addProblem, beginProgress, type FleetProgress } from './progress';
import { deleteUnreached } from './store';
import { Sweep } from './sweep';
import { inTurn } from './turn';

/** A reading under way. `listed` settles once every app has a row, `finished` once all is read; neither rejects. */
export type Refresh = { progress: FleetProgress; listed: Promise<void>; finished: Promise<void> };

type Reading = { fleet: Fleet; sweep: Sweep; caller: Caller; progress: FleetProgress; saveAt: number; since: number };
type Connection = Pick<ConnectionSummary, 'id' | 'name'>;
/** It begins once `after` has settled. What was read at or after `since` (ms) is not asked for again. */
type Options = { caller: Caller; since?: number; after?: Promise<void> };

const saveEveryMs = 3_000;
const stageOrder = ['production', 'staging', 'development', 'review', 'test'];

/**
 * Reads everything that a connection sees into the fleet, production first. A second call while one runs joins it.
 *
 * It costs 5 calls (apps, add-ons, pipelines, couplings, and the dyno sizes once a day), one for each pipeline with an
 * app in it, one formation per app, the dynos of every app that runs any, and one release per app outside pipelines;
 * lists above 1,000 rows cost one more per further 1,000. What cannot be read keeps its last value and age, and
 * `progress` says why. Only one server reads a connection at a time; the others follow it. The many small calls run in
 * the background lane: people go first, and the reserve stays theirs.
 */
export function refreshConnection(connection: Connection, options: Options): Refresh {
  const { caller, after } = options;
  const { now } = clockOf(caller);
  const { since = now() } = options;
  const running = perProcess('fleet.refreshes', () => new Map<string, Refresh>());
  const known = running.get(connection.id);
  if (known) return known;
  const progress = beginProgress(connection, now());
  let markListed = () => {};
  const listed = new Promise<void>((resolve) => {
    markListed = resolve;
  });
  const finished = Promise.resolve(after)
    .then(() =>
      inTurn({
        progress,
        now,
        work: (isMine) => read({ caller, since, isMine }, progress, markListed),
        onListed: markListed,
      }),
    )
    .catch((error: unknown) => {
      log.error({ err: error, connection: connection.id }, 'reading the fleet failed');
      const { error: shown } = fail('internal', 'Reading the fleet failed in the console itself.', 'Try again.');
      addProblem(progress, { part: 'apps', error: shown, apps: (progress.total ?? 0) - progress.done });
      progress.finishedAt = now();
    })
    .finally(() => {
      running.delete(connection.id);
      markListed();
    });
  const refresh = { progress, listed, finished };
  running.set(connection.id, refresh);
  return refresh;
}

type Work = { caller: Caller; since: number; isMine: () => boolean };

async function read({ since, isMine, ...work }: Work, progress: FleetProgress, markListed: () => void) {
  const fleet = await getFleet();
  const caller = { ...work.caller, purpose: 'sync:cold', isFresh: true };
  const clock = clockOf(caller);
  const { budget } = work.caller.heroku ?? processHeroku();
  const width = () => budget.snapshot(caller.access.accountId).places.background;
  const sweep = new Sweep(progress, { isMine, now: clock.now, width });
  const reading: Reading = { fleet, sweep, caller, progress, saveAt: clock.now() + saveEveryMs, since };
  const apps = readApps(reading);
  const lists = { fleet, caller, take: sweep.take.bind(sweep) };
  const places = askPlaces(lists);
  const appIds = await apps;
  if (appIds) await readAll(appIds, { reading, places, markListed });
  await places;
  sweep.finish();
  await fleet.save();
}

async function readApps({ fleet, caller, progress }: Reading): Promise<string[] | null> {
  const readAt = clockOf(caller).now();
  const apps = await listApps(caller);
  if (!apps.ok) {
    addProblem(progress, { part: 'apps', error: apps.error, apps: 0 });
    return null;
  }
  for (const app of apps.value) fleet.putApp(app.id, { value: appPart(app), readAt });
  progress.total = apps.value.length;
  return apps.value.map(({ id }) => id);
}

type Rest = { reading: Reading; places: ReturnType<typeof askPlaces>; markListed(): void };

/**
 * Reads the rest while the list of apps is written. Nothing waits for the last of what comes before it, so that there are
 * always as many calls under way as may be: apps begin while the last pipelines are answered.
 */
async function readAll(appIds: string[], { reading, places, markListed }: Rest): Promise<void> {
  const { fleet, sweep, caller } = reading;
  const writing = storeList(appIds, reading, markListed);
  // What fails here ends the reading below, once what was asked for has come.
  writing.catch(() => undefined);
  (await places)(appIds);
  const inBackground: Reading = { ...reading, caller: { ...caller, lane: 'background' } };
  const told = new Map<string, Promise<ReadonlySet<string>>>();
  const pipelines = [...coupledApps(fleet, appIds)].map(([pipelineId, ids]) => async () => {
    const answer = readLatestReleases(pipelineId, ids, inBackground);
    for (const id of ids) told.set(id, answer);
    await answer;
  });
  // A task begins after those before it have begun: every pipeline has been asked when the first app is.
  const apps = inOrder(fleet, appIds).map((id) => () => readApp(id, told.get(id), inBackground));
  const addOns = askAddOns({ fleet, caller, take: sweep.take.bind(sweep) }).then((put) => put(appIds));
  await Promise.all([sweep.run([...pipelines, ...apps]), addOns]);
  await writing;
}

async function storeList(appIds: string[], { fleet, caller, progress }: Reading, markListed: () => void) {
  const readAt = new Date(clockOf(caller).now());
  // Reached before they are written: what nobody reaches may be deleted at any moment.
  await recordAppAccess(progress.connectionId, appIds, readAt);
  // From here on every app is on the screens of this server: nobody waits for the rows to be written.
  markListed();
  await fleet.save();
  fleet.forget(await deleteUnreached());
}

/** Reads the current releases of a pipeline's apps and returns the apps for which there is nothing more to ask. */
async function readLatestReleases(pipelineId: string, appIds: string[], reading: Reading): Promise<Set<string>> {
  const { fleet, sweep, caller } = reading;
  const readAt = clockOf(caller).now();
  const releases = sweep.take('releases', appIds.length, await listLatestReleases(caller, pipelineId));
  if (!releases) return new Set(appIds);
  const done = new Set<string>();
  for (const release of releases) {
    if (!release.app) continue;
    fleet.put(release.app.id, 'release', { value: releasePart(release), readAt });
    done.add(release.app.id);
  }
  return done;
}

/** `told` are the apps whose release a pipeline tells; undefined for an app outside pipelines. */
async function readApp(id: string, told: Promise<ReadonlySet<string>> | undefined, reading: Reading): Promise<void> {
  const { fleet, sweep, caller, progress } = reading;
  const releasing = readRelease(id, told, reading);
  await readProcesses(id, reading);
  await releasing;
  if (!sweep.isStopped) progress.done += 1;
  const now = clockOf(caller).now();
  if (now >= reading.saveAt) {
    reading.saveAt = now + saveEveryMs;
    await fleet.save();
  }
}

/** Another connection that sees the same app, or its own page, may just have read it. */
const isNew = (part: { readAt: number } | null | undefined, since: number) => (part?.readAt ?? 0) >= since;

async function readProcesses(id: string, { fleet, sweep, caller, since }: Reading): Promise<void> {
  const clock = clockOf(caller);
  if (!isNew(fleet.get(id)?.formation, since)) {
    const readAt = clock.now();
    const formation = sweep.take('formation', 1, await listFormation(caller, id));
    if (formation) putFormation(fleet, id, formation, readAt);
  }
  const entry = fleet.get(id);
  const runsDynos = entry?.formation ? dynoCount(entry.formation.value) > 0 : false;
  if (runsDynos && !sweep.isStopped && !isNew(entry?.dynos, since)) {
    const readAt = clock.now();
    const dynos = sweep.take('dynos', 1, await listDynos(caller, id));
    if (dynos) fleet.put(id, 'dynos', { value: dynosPart(dynos), readAt });
  }
}

async function readRelease(
  id: string,
  told: Promise<ReadonlySet<string>> | undefined,
  { fleet, sweep, caller, since }: Reading,
): Promise<void> {
  if ((await told)?.has(id) || sweep.isStopped || isNew(fleet.get(id)?.release, since)) return;
  const readAt = clockOf(caller).now();
  const releases = sweep.take('releases', 1, await listReleases(caller, id, { max: 1 }));
  const [newest] = releases ?? [];
  if (releases) fleet.put(id, 'release', { value: newest ? releasePart(newest) : null, readAt });
}

function inOrder(fleet: Fleet, appIds: string[]): string[] {
  const rank = (id: string) => {
    const at = stageOrder.indexOf(fleet.get(id)?.coupling?.value?.stage ?? '');
    return at < 0 ? stageOrder.length : at;
  };
  return [...appIds].sort((a, b) => rank(a) - rank(b));
}
