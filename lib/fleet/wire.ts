import 'server-only';
import { type Ages, type BookedRow, type RowChanges, rowJson } from './row-book';
import type { FleetRow } from './rows';

type Age = keyof Ages;

/** A part that has an age, and when (ms) it was read for the rows with these numbers. */
export type WireAges = readonly [part: Age, readAt: number, numbers: readonly number[]];

/** All rows of somebody's fleet, each with a number that stands for it while the server lives. */
export type WireFleet = { version: string; rows: readonly FleetRow[]; numbers: readonly number[] };

/** What changed between two versions: rows that are new or differ, ages of others, apps that are no more. */
export type WireChange = WireFleet & { from: string; ages: readonly WireAges[]; gone: readonly string[] };

/** Writes a `WireFleet`. */
export function fleetJson(version: string, booked: readonly BookedRow[]): string {
  return `{"version":${JSON.stringify(version)},${rowsJson(booked)}}`;
}

/** Writes a `WireChange`. */
export function changeJson(
  { from, version }: { from: string; version: string },
  { rows, aged, gone }: RowChanges & { gone: readonly string[] },
): string {
  const rest = JSON.stringify({ from, version, ages: agesOf(aged), gone });
  return `${rest.slice(0, -1)},${rowsJson(rows)}}`;
}

function rowsJson(booked: readonly BookedRow[]): string {
  return `"numbers":[${booked.map(({ number }) => number).join()}],"rows":[${booked.map(rowJson).join()}]`;
}

// One list call gives many rows the same age: grouped, a thousand of them are a few kilobytes.
function agesOf(aged: RowChanges['aged']): WireAges[] {
  const groups = new Map<string, readonly [Age, number, number[]]>();
  for (const { booked, parts } of aged) {
    for (const part of parts) {
      const readAt = booked.row.readAt[part];
      if (readAt === null) continue;
      const key = `${part} ${readAt}`;
      const group = groups.get(key);
      if (group) group[2].push(booked.number);
      else groups.set(key, [part, readAt, [booked.number]]);
    }
  }
  return [...groups.values()];
}
