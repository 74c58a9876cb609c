import 'server-only';
import { listAddOns } from '@/lib/heroku/add-ons';
import type { Caller } from '@/lib/heroku/client';
import { listDynoSizes } from '@/lib/heroku/dyno-sizes';
import { listCouplings, listPipelines } from '@/lib/heroku/pipelines';
import type { AddOn, Coupling, Pipeline } from '@/lib/heroku/schema';
import type { Result } from '@/lib/result';
import { clockOf } from './clock-of';
import { addOnsPart, couplingPart } from './entry';
import type { Fleet } from './fleet';
import type { FleetPart } from './progress';
import { keepFirstSizes, sizesOf } from './sizes';

/** Where results go: a sweep's `take`, which notes what failed. */
export type TakeResult = <T>(part: FleetPart, apps: number, result: Result<T>) => T | undefined;

type Reading = { fleet: Fleet; caller: Caller; take: TakeResult };

/** Puts what a list told into the rows of these apps. */
type Put = (appIds: readonly string[]) => void;

/**
 * Asks for pipelines, couplings and (once a day) dyno sizes, of all apps: 2 or 3 calls, and one more for each further
 * thousand rows. It needs no list of apps to begin.
 */
export async function askPlaces({ fleet, caller, take }: Reading): Promise<Put> {
  const readAt = clockOf(caller).now();
  const [pipelines, couplings, sizes] = await Promise.all([
    listPipelines(caller),
    listCouplings(caller),
    listDynoSizes({ ...caller, isFresh: false }),
  ]);
  return (appIds) => {
    const known = take('prices', appIds.length, sizes);
    if (known) {
      fleet.sizes = sizesOf(known);
      void keepFirstSizes(caller.access.accountId, known, readAt);
    }
    const named = take('pipelines', appIds.length, pipelines) ?? [];
    const coupled = take('pipelines', appIds.length, couplings);
    if (coupled) putCouplings(fleet, appIds, named, coupled, readAt);
  };
}

/** Asks for the add-ons of all apps: one call for each thousand. It needs no list of apps to begin. */
export async function askAddOns({ fleet, caller, take }: Reading): Promise<Put> {
  const readAt = clockOf(caller).now();
  const result = await listAddOns(caller);
  return (appIds) => {
    const addOns = take('add-ons', appIds.length, result);
    if (!addOns) return;
    const byApp = new Map<string, AddOn[]>(appIds.map((id) => [id, []]));
    for (const addOn of addOns) byApp.get(addOn.app.id)?.push(addOn);
    for (const [id, own] of byApp) fleet.put(id, 'addOns', { value: addOnsPart(own), readAt });
  };
}

/** Reads places and add-ons of all of these apps, side by side. */
export async function readLists(appIds: readonly string[], reading: Reading): Promise<void> {
  await Promise.all([askPlaces(reading), askAddOns(reading)].map(async (asked) => (await asked)(appIds)));
}

function putCouplings(
  fleet: Fleet,
  appIds: readonly string[],
  pipelines: Pipeline[],
  couplings: Coupling[],
  readAt: number,
): void {
  const names = new Map(pipelines.map(({ id, name }) => [id, name]));
  const byApp = new Map(couplings.map((coupling) => [coupling.app.id, coupling]));
  for (const id of appIds) {
    const coupling = byApp.get(id);
    fleet.put(id, 'coupling', { value: coupling ? couplingPart(coupling, names) : null, readAt });
  }
}

/** The apps of each pipeline, by its id, as far as couplings are known. */
export function coupledApps(fleet: Fleet, appIds: readonly string[]): Map<string, string[]> {
  const coupled = new Map<string, string[]>();
  for (const id of appIds) {
    const pipelineId = fleet.get(id)?.coupling?.value?.pipelineId;
    if (!pipelineId) continue;
    const apps = coupled.get(pipelineId);
    if (apps) apps.push(id);
    else coupled.set(pipelineId, [id]);
  }
  return coupled;
}
