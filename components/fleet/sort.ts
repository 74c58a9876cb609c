import type { FleetRow } from '@/lib/fleet/rows';
import { appStates } from '@/lib/rules/app-state';

export const sortColumns = [
  'name',
  'team',
  'stage',
  'state',
  'web',
  'release',
  'add-ons',
  'stack',
  'updated',
  'read',
] as const;
export type SortColumn = (typeof sortColumns)[number];
export type FleetSort = { column: SortColumn; isDescending: boolean };

export const defaultSort: FleetSort = { column: 'release', isDescending: true };

type Key = string | number | null;

const stages = ['production', 'staging', 'review', 'development', 'test'];
const rankOf = (order: readonly string[], value: string) => {
  const at = order.indexOf(value);
  return at < 0 ? order.length : at;
};

/** When the oldest known part of a row was read (ms). */
export function oldestReadAt({ readAt }: Pick<FleetRow, 'readAt'>): number {
  return Math.min(...Object.values(readAt).filter((time) => time !== null));
}

const keyOf: Record<SortColumn, (row: FleetRow) => Key> = {
  name: (row) => row.name,
  team: (row) => row.team,
  stage: (row) => (row.stage === null ? null : `${rankOf(stages, row.stage)} ${row.pipeline}`),
  state: (row) => rankOf(appStates, row.state),
  web: (row) => row.web?.quantity ?? null,
  release: (row) => row.release?.at ?? null,
  'add-ons': (row) => row.addOns?.cents ?? null,
  stack: (row) => row.stack,
  updated: (row) => row.updatedAt,
  read: (row) => oldestReadAt(row),
};

const words = new Intl.Collator('en', { numeric: true });

function compare(a: string | number, b: string | number): number {
  return typeof a === 'number' && typeof b === 'number' ? a - b : words.compare(String(a), String(b));
}

/** A sorted copy. What is unknown comes last either way; equal rows go by name. */
export function sortRows(rows: readonly FleetRow[], { column, isDescending }: FleetSort): FleetRow[] {
  const key = keyOf[column];
  const keyed = rows.map((row) => ({ row, key: key(row) }));
  keyed.sort((a, b) => {
    if (a.key === null || b.key === null) {
      if (a.key !== b.key) return a.key === null ? 1 : -1;
    } else {
      const order = compare(a.key, b.key);
      if (order !== 0) return isDescending ? -order : order;
    }
    return words.compare(a.row.name, b.row.name);
  });
  return keyed.map(({ row }) => row);
}
