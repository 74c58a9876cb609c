import 'server-only';
import type { Caller } from '@/lib/heroku/client';
import { listDynos } from '@/lib/heroku/dynos';
import { listFormation } from '@/lib/heroku/formation';
import { listReleases } from '@/lib/heroku/releases';
import type { Dyno } from '@/lib/heroku/schema';
import { clockOf } from './clock-of';
import { tierLimitMs } from './due';
import { dynoCount, dynosPart, type FleetEntry, type ProcessPart, releasePart } from './entry';
import type { Fleet } from './fleet';
import type { TakeResult } from './lists';
import { putFormation } from './model';

/** What is to be read of an app beside its dynos. */
export type Wanted = { formation: boolean; releases: boolean };

type Reading = { fleet: Fleet; caller: Caller; take: TakeResult };

/** Dynos take so long to follow a formation. */
const settleMs = 30_000;

/** As many as can have been made between two looks at a busy app, at the price of one. */
const newestReleases = 10;

// Dynos that no formation keeps: one-off ones, those of the scheduler, and the release phase.
const unkept = new Set(['run', 'scheduler', 'release', 'console']);

/**
 * Reads one app again: its dynos, which tell what it does and how it is scaled too, so that the formation is asked for
 * only where they contradict it or it was never read. 1 to 3 calls. False where something could not be read.
 */
export async function readApp(id: string, wanted: Wanted, reading: Reading): Promise<boolean> {
  const { fleet } = reading;
  const before = fleet.get(id);
  if (!before) return true;
  const releases = wanted.releases ? readReleases(id, reading) : true;
  let isWhole = true;
  if (wanted.formation || !before.formation) isWhole = await readFormation(id, reading);
  const formation = fleet.get(id)?.formation;
  const isJustZero = formation && formation !== before.formation && dynoCount(formation.value) === 0;
  if (isWhole && !isJustZero) isWhole = await readDynos(id, reading);
  return (await releases) && isWhole;
}

async function readFormation(id: string, { fleet, caller, take }: Reading): Promise<boolean> {
  const readAt = clockOf(caller).now();
  const formation = take('formation', 1, await listFormation(caller, id));
  if (formation) putFormation(fleet, id, formation, readAt);
  return formation !== undefined;
}

async function readDynos(id: string, reading: Reading): Promise<boolean> {
  const { fleet, caller, take } = reading;
  const readAt = clockOf(caller).now();
  const dynos = take('dynos', 1, await listDynos(caller, id));
  if (!dynos) return false;
  const known = fleet.get(id);
  fleet.put(id, 'dynos', { value: dynosPart(dynos), readAt });
  if (!known?.formation) return true;
  if (confirms(dynos, known.formation.value)) {
    fleet.put(id, 'formation', { value: known.formation.value, readAt });
    return true;
  }
  return isExplained(known, dynos, readAt) || readFormation(id, reading);
}

/** Whether the formation was already asked for since its dynos differ from it like this. */
function isExplained({ formation, dynos: before }: FleetEntry, dynos: readonly Dyno[], now: number): boolean {
  if (!formation) return false;
  if (formation.readAt > now - settleMs) return true;
  const crew = (of: readonly { name: string }[]) =>
    of
      .map(({ name }) => name)
      .sort()
      .join();
  const isSame = before !== null && formation.readAt >= before.readAt && crew(before.value) === crew(dynos);
  return isSame && formation.readAt > now - tierLimitMs.rest;
}

async function readReleases(id: string, { fleet, caller, take }: Reading): Promise<boolean> {
  const readAt = clockOf(caller).now();
  const releases = take('releases', 1, await listReleases(caller, id, { max: newestReleases }));
  if (!releases) return false;
  const parts = releases.map(releasePart);
  fleet.put(id, 'release', { value: parts[0] ?? null, readAt });
  fleet.noteReleases(id, parts);
  return true;
}

/** Whether dynos are what a formation keeps: as many of each type, in its size. Pure. */
export function confirms(
  dynos: readonly Pick<Dyno, 'type' | 'size'>[],
  formation: readonly Pick<ProcessPart, 'type' | 'quantity' | 'size'>[],
): boolean {
  const kept = dynos.filter(({ type }) => !unkept.has(type) || formation.some((process) => process.type === type));
  const sameSize = (a: string | null, b: string | null) =>
    a === null || b === null || a.toLowerCase() === b.toLowerCase();
  return (
    kept.every((dyno) => formation.some(({ type, size }) => type === dyno.type && sameSize(size, dyno.size))) &&
    formation.every(({ type, quantity }) => kept.filter((dyno) => dyno.type === type).length === quantity)
  );
}
