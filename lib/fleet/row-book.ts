import 'server-only';
import { randomBytes } from 'node:crypto';
import type { FleetEntry } from './entry';
import { type FleetRow, fleetRow } from './rows';

export type Ages = FleetRow['readAt'];

/** A row as it is sent. `told` are the ages that were told last, `agedAt` the counts at which each of them was. */
export type BookedRow = {
  row: FleetRow;
  number: number;
  content: string;
  told: Ages;
  agedAt: Record<keyof Ages, number>;
};

/** What is new since a count: rows that are new or differ, and of other rows the parts that were read since. */
export type RowChanges = { rows: BookedRow[]; aged: { booked: BookedRow; parts: (keyof Ages)[] }[] };

const parts: (keyof Ages)[] = ['app', 'pipeline', 'formation', 'dynos', 'release', 'addOns'];

/** Ages alone are told this often at most: they change with every call. */
const agesEveryMs = 10_000;

/**
 * The rows of the screen, made of what is known when somebody looks, and what changed in them since when. The count
 * grows by one with every look that finds a change; `epoch` tells this life of the process from another one.
 */
export class RowBook {
  readonly epoch = randomBytes(6).toString('base64url');
  count = 0;
  /** How many rows were made or changed so far, each as often as it was. */
  changes = 0;
  private readonly entryOf: (appId: string) => FleetEntry | undefined;
  private readonly rows = new Map<string, BookedRow>();
  private readonly touched = new Set<string>();
  private readonly aging = new Set<string>();
  private numbers = 0;
  private agesAt = 0;

  constructor(entryOf: (appId: string) => FleetEntry | undefined) {
    this.entryOf = entryOf;
  }

  /** Says that what is known of an app is new. */
  touch(appId: string): void {
    this.touched.add(appId);
  }

  /** When ages that were not told yet may be (ms), null when there are none. */
  get agesDueAt(): number | null {
    return this.aging.size > 0 ? this.agesAt + agesEveryMs : null;
  }

  get(appId: string): BookedRow | undefined {
    this.settle();
    return this.rows.get(appId);
  }

  /** Takes what was touched into account. */
  settle(now = Date.now()): void {
    const next = this.count + 1;
    for (const appId of this.touched) {
      const entry = this.entryOf(appId);
      if (entry ? this.make(entry, next) : this.rows.delete(appId)) this.count = next;
    }
    this.touched.clear();
    if (this.aging.size === 0 || now < this.agesAt + agesEveryMs) return;
    for (const appId of this.aging) {
      const booked = this.rows.get(appId);
      if (booked) tellAges(booked, next);
    }
    this.aging.clear();
    this.agesAt = now;
    this.count = next;
  }

  /** What is new within reach since a count of this epoch. */
  changesSince(count: number, reach: ReadonlySet<string>): RowChanges {
    this.settle();
    const changes: RowChanges = { rows: [], aged: [] };
    if (count === this.count) return changes;
    for (const [appId, booked] of this.rows) {
      if (!reach.has(appId)) continue;
      if (booked.row.version > count) changes.rows.push(booked);
      else {
        const newer = parts.filter((part) => booked.agedAt[part] > count);
        if (newer.length > 0) changes.aged.push({ booked, parts: newer });
      }
    }
    return changes;
  }

  private make(entry: FleetEntry, next: number): boolean {
    const known = this.rows.get(entry.id);
    const row = fleetRow(entry, next);
    const content = JSON.stringify({ ...row, version: undefined, readAt: undefined });
    if (known?.content === content) {
      known.row = { ...row, version: known.row.version };
      if (parts.some((part) => row.readAt[part] !== known.told[part])) this.aging.add(entry.id);
      return false;
    }
    const agedAt = { app: next, pipeline: next, formation: next, dynos: next, release: next, addOns: next };
    this.changes += 1;
    this.rows.set(entry.id, { row, number: known?.number ?? this.numbers++, content, told: row.readAt, agedAt });
    this.aging.delete(entry.id);
    return true;
  }
}

function tellAges(booked: BookedRow, count: number): void {
  for (const part of parts) if (booked.row.readAt[part] !== booked.told[part]) booked.agedAt[part] = count;
  booked.told = booked.row.readAt;
}

/** The row as JSON; most of it was written when the row was made. */
export function rowJson({ row, content }: BookedRow): string {
  return `${content.slice(0, -1)},"version":${row.version},"readAt":${JSON.stringify(row.readAt)}}`;
}
