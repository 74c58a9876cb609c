import 'server-only';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { LRUCache } from 'lru-cache';
import type { ReachSet } from '@/lib/connections/reach-set';
import { perProcess } from '@/lib/per-process';
import { formatVersion } from '@/lib/rules/fleet-version';
import type { Fleet } from './fleet';
import type { BookedRow } from './row-book';
import { changeJson, fleetJson } from './wire';

/** A fleet as it is sent: its version, and its JSON gzipped. */
export type FleetBody = { version: string; gzipped: Promise<Buffer> };

const reaches = 50;
const compress = promisify(gzip);

/** The version of the fleet as somebody with this reach sees it. */
export function versionOf(fleet: Fleet, reach: Pick<ReachSet, 'hash'>): string {
  return formatVersion({ ...fleet.version, reach: reach.hash });
}

/** What everybody with this reach is sent of the fleet. It is written and gzipped once for each version. */
export function bodyOf(fleet: Fleet, reach: ReachSet): FleetBody {
  const kept = perProcess('fleet.bodies', () => new LRUCache<string, FleetBody>({ max: reaches }));
  const version = versionOf(fleet, reach);
  const known = kept.get(reach.hash);
  if (known?.version === version) return known;
  const body = { version, gzipped: compress(fleetJson(version, byPipeline(fleet.booked(reach.ids)))) };
  kept.set(reach.hash, body);
  return body;
}

// What is alike stands together: apps of one pipeline share their team, names, people and commits, and pack a sixth smaller.
function byPipeline(booked: BookedRow[]): BookedRow[] {
  const key = ({ row }: BookedRow) => `${row.pipelineId} ${row.name}`;
  const keyed = booked.map((one) => [key(one), one] as const);
  return keyed.sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
}

/** What somebody was told of the fleet: everything up to a count, of all within a reach. */
export type Standing = { count: number; reach: ReachSet };

/** What is new to somebody, as JSON (null when nothing is), and where they stand once they were told. */
export function changeSince(fleet: Fleet, before: Standing, reach: ReachSet): { now: Standing; json: string | null } {
  const { epoch, count } = fleet.version;
  const now = { count, reach };
  const isSameReach = reach.hash === before.reach.hash;
  const { rows, aged } = fleet.changesSince(before.count, reach.ids);
  const known = new Set(rows.map(({ row }) => row.id));
  const isNew = (id: string) => !before.reach.ids.has(id) && !known.has(id);
  const come = isSameReach ? [] : fleet.booked([...reach.ids].filter(isNew));
  const gone = isSameReach ? [] : [...before.reach.ids].filter((id) => !reach.ids.has(id));
  if (isSameReach && rows.length + aged.length === 0) return { now: before, json: null };
  const from = formatVersion({ epoch, count: before.count, reach: before.reach.hash });
  const version = formatVersion({ epoch, count, reach: reach.hash });
  return { now, json: changeJson({ from, version }, { rows: [...rows, ...come], aged, gone }) };
}
