import 'server-only';
import { type ConnectionSummary, recordAppAccess } from '@/lib/connections/reach';
import { listAddOns } from '@/lib/heroku/add-ons';
import { listApps } from '@/lib/heroku/apps';
import type { Caller } from '@/lib/heroku/client';
import { listDynoSizes } from '@/lib/heroku/dyno-sizes';
import { listDynos } from '@/lib/heroku/dynos';
import { listFormation } from '@/lib/heroku/formation';
import { listCouplings, listLatestReleases, listPipelines } from '@/lib/heroku/pipelines';
import { listReleases } from '@/lib/heroku/releases';
import type { AddOn, Coupling, Pipeline } from '@/lib/heroku/schema';
import { log } from '@/lib/log';
import { perProcess } from '@/lib/per-process';
import { fail } from '@/lib/result';
import { addOnsPart, appPart, couplingPart, dynoCount, dynosPart, releasePart } from './entry';
import { type Fleet, getFleet } from './fleet';
import { putFormation } from './model';
import { addProblem, beginProgress, type FleetProgress } from './progress';
import { sizesOf } from './sizes';
import { deleteUnreached } from './store';
import { Sweep } from './sweep';
import { inTurn } from './turn';

/** A reading under way. `listed` settles once every app has a row, `finished` once all is read; neither rejects. */
export type Refresh = { progress: FleetProgress; listed: Promise<void>; finished: Promise<void> };

type Reading = { fleet: Fleet; sweep: Sweep; caller: Caller; progress: FleetProgress; saveAt: number; since: number };
type Connection = Pick<ConnectionSummary, 'id' | 'name'>;
/** It begins once `after` has settled. What was read at or after `since` (ms) is not asked for again. */
type Options = { caller: Caller; since?: number; after?: Promise<void> };

const saveEveryMs = 1_000;
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
export function refreshConnection(connection: Connection, { caller, since = Date.now(), after }: Options): Refresh {
  const running = perProcess('fleet.refreshes', () => new Map<string, Refresh>());
  const known = running.get(connection.id);
  if (known) return known;
  const progress = beginProgress(connection);
  let markListed = () => {};
  const listed = new Promise<void>((resolve) => {
    markListed = resolve;
  });
  const finished = Promise.resolve(after)
    .then(() =>
      inTurn({
        progress,
        work: (isMine) => read({ caller, since, isMine }, progress, markListed),
        onListed: markListed,
      }),
    )
    .catch((error: unknown) => {
      log.error({ err: error, connection: connection.id }, 'reading the fleet failed');
      const { error: shown } = fail('internal', 'Reading the fleet failed in the console itself.', 'Try again.');
      addProblem(progress, { part: 'apps', error: shown, apps: (progress.total ?? 0) - progress.done });
      progress.finishedAt = Date.now();
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
  const caller = { ...work.caller, purpose: 'fleet', isFresh: true };
  const sweep = new Sweep(progress, isMine);
  const reading: Reading = { fleet, sweep, caller, progress, saveAt: Date.now() + saveEveryMs, since };
  const appIds = await readApps(reading);
  markListed();
  if (appIds) {
    const coupled = await readLists(appIds, reading);
    const inBackground: Reading = { ...reading, caller: { ...caller, lane: 'background' } };
    const released = await readLatestReleases(coupled, inBackground);
    await sweep.run(inOrder(fleet, appIds).map((id) => () => readApp(id, !released.has(id), inBackground)));
  }
  sweep.finish();
  await fleet.save();
}

async function readApps({ fleet, caller, progress }: Reading): Promise<string[] | null> {
  const readAt = Date.now();
  const apps = await listApps(caller);
  if (!apps.ok) {
    addProblem(progress, { part: 'apps', error: apps.error, apps: 0 });
    return null;
  }
  for (const app of apps.value) fleet.putApp(app.id, { value: appPart(app), readAt });
  const ids = apps.value.map(({ id }) => id);
  await fleet.save();
  await recordAppAccess(progress.connectionId, ids, new Date(readAt));
  fleet.forget(await deleteUnreached());
  progress.total = ids.length;
  return ids;
}

/** Reads what comes as one list for all apps, and returns the apps of each pipeline. */
async function readLists(appIds: string[], { fleet, sweep, caller }: Reading): Promise<Map<string, string[]>> {
  const readAt = Date.now();
  const [addOns, pipelines, couplings, sizes] = await Promise.all([
    listAddOns(caller),
    listPipelines(caller),
    listCouplings(caller),
    listDynoSizes({ ...caller, isFresh: false }),
  ]);
  const known = sweep.take('prices', appIds.length, sizes);
  if (known) fleet.sizes = sizesOf(known);
  putAddOns(fleet, appIds, sweep.take('add-ons', appIds.length, addOns), readAt);
  const named = sweep.take('pipelines', appIds.length, pipelines) ?? [];
  putCouplings(fleet, appIds, named, sweep.take('pipelines', appIds.length, couplings), readAt);

  const coupled = new Map<string, string[]>();
  for (const id of appIds) {
    const pipelineId = fleet.get(id)?.coupling?.value?.pipelineId;
    if (pipelineId) coupled.set(pipelineId, [...(coupled.get(pipelineId) ?? []), id]);
  }
  return coupled;
}

function putAddOns(fleet: Fleet, appIds: string[], addOns: AddOn[] | undefined, readAt: number): void {
  if (!addOns) return;
  const byApp = new Map<string, AddOn[]>(appIds.map((id) => [id, []]));
  for (const addOn of addOns) byApp.get(addOn.app.id)?.push(addOn);
  for (const [id, own] of byApp) fleet.put(id, 'addOns', { value: addOnsPart(own), readAt });
}

function putCouplings(
  fleet: Fleet,
  appIds: string[],
  pipelines: Pipeline[],
  couplings: Coupling[] | undefined,
  readAt: number,
): void {
  if (!couplings) return;
  const names = new Map(pipelines.map(({ id, name }) => [id, name]));
  const byApp = new Map(couplings.map((coupling) => [coupling.app.id, coupling]));
  for (const id of appIds) {
    const coupling = byApp.get(id);
    fleet.put(id, 'coupling', { value: coupling ? couplingPart(coupling, names) : null, readAt });
  }
}

/** Reads the current releases, pipeline by pipeline, and returns the apps for which there is nothing more to ask. */
async function readLatestReleases(coupled: Map<string, string[]>, reading: Reading): Promise<Set<string>> {
  const { fleet, sweep, caller } = reading;
  const done = new Set<string>();
  await sweep.run(
    [...coupled].map(([pipelineId, appIds]) => async () => {
      const readAt = Date.now();
      const result = await listLatestReleases(caller, pipelineId);
      const releases = sweep.take('releases', appIds.length, result);
      for (const release of releases ?? []) {
        if (!release.app) continue;
        fleet.put(release.app.id, 'release', { value: releasePart(release), readAt });
        done.add(release.app.id);
      }
      if (!releases) for (const id of appIds) done.add(id);
    }),
  );
  return done;
}

async function readApp(id: string, needsRelease: boolean, reading: Reading): Promise<void> {
  const { fleet, sweep, caller, progress, since } = reading;
  const isNew = (part: { readAt: number } | null | undefined) => (part?.readAt ?? 0) >= since;

  // Another connection that sees the same app, or its own page, may just have read it.
  if (!isNew(fleet.get(id)?.formation)) {
    const readAt = Date.now();
    const formation = sweep.take('formation', 1, await listFormation(caller, id));
    if (formation) putFormation(fleet, id, formation, readAt);
  }
  const entry = fleet.get(id);
  const runsDynos = entry?.formation ? dynoCount(entry.formation.value) > 0 : false;
  if (runsDynos && !sweep.isStopped && !isNew(entry?.dynos)) {
    const readAt = Date.now();
    const dynos = sweep.take('dynos', 1, await listDynos(caller, id));
    if (dynos) fleet.put(id, 'dynos', { value: dynosPart(dynos), readAt });
  }
  if (needsRelease && !sweep.isStopped && !isNew(entry?.release)) {
    const readAt = Date.now();
    const releases = sweep.take('releases', 1, await listReleases(caller, id, { max: 1 }));
    const [newest] = releases ?? [];
    if (releases) fleet.put(id, 'release', { value: newest ? releasePart(newest) : null, readAt });
  }
  if (!sweep.isStopped) progress.done += 1;
  if (Date.now() >= reading.saveAt) {
    reading.saveAt = Date.now() + saveEveryMs;
    await fleet.save();
  }
}

function inOrder(fleet: Fleet, appIds: string[]): string[] {
  const rank = (id: string) => {
    const at = stageOrder.indexOf(fleet.get(id)?.coupling?.value?.stage ?? '');
    return at < 0 ? stageOrder.length : at;
  };
  return [...appIds].sort((a, b) => rank(a) - rank(b));
}
