import type { FleetRow } from '@/lib/fleet/rows';
import type { WireChange, WireFleet } from '@/lib/fleet/wire';
import { parseVersion, stepOf } from '@/lib/rules/fleet-version';

/** The rows of the fleet in the browser. */
export type FleetRows = { version: string; rows: FleetRow[]; numbers: number[] };

/** The rows that the server sent. */
export function fleetRowsOf({ version, rows, numbers }: WireFleet): FleetRows {
  return { version, rows: [...rows], numbers: [...numbers] };
}

/**
 * The rows after a change that the server told; the same object when it was known already. Null when something before
 * it was missed, so that the rows must be asked for anew.
 */
export function withChange(have: FleetRows, change: WireChange): FleetRows | null {
  const [at, from, to] = [parseVersion(have.version), parseVersion(change.from), parseVersion(change.version)];
  const step = at && from && to ? stepOf(at, from, to) : 'missed';
  if (step === 'missed') return null;
  if (step === 'known') return have;

  const byId = new Map(have.rows.map((row, index) => [row.id, index]));
  const rows = have.rows.slice();
  const numbers = have.numbers.slice();
  change.rows.forEach((row, position) => {
    const index = byId.get(row.id) ?? rows.length;
    if ((rows[index]?.version ?? 0) > row.version) return;
    rows[index] = row;
    numbers[index] = change.numbers[position] ?? -1;
    byId.set(row.id, index);
  });
  takeAges(rows, numbers, change.ages);
  const gone = new Set(change.gone);
  const kept = gone.size > 0 ? rows.flatMap((row, index) => (gone.has(row.id) ? [] : [index])) : null;
  return {
    version: change.version,
    rows: kept ? kept.flatMap((index) => rows[index] ?? []) : rows,
    numbers: kept ? kept.flatMap((index) => numbers[index] ?? []) : numbers,
  };
}

function takeAges(rows: FleetRow[], numbers: readonly number[], ages: WireChange['ages']): void {
  if (ages.length === 0) return;
  const byNumber = new Map(numbers.map((number, index) => [number, index]));
  for (const [part, readAt, aged] of ages) {
    for (const number of aged) {
      const index = byNumber.get(number);
      const row = index === undefined ? undefined : rows[index];
      if (index === undefined || !row || (row.readAt[part] ?? 0) >= readAt) continue;
      rows[index] = { ...row, readAt: { ...row.readAt, [part]: readAt } };
    }
  }
}
