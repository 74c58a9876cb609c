import 'server-only';
import { log } from '@/lib/log';
import { forgetPerProcess, perProcess } from '@/lib/per-process';
import type { Size } from '@/lib/rules/scaling';
import type { FleetEntry, Part } from './entry';
import { type FleetRow, fleetRow } from './rows';
import { loadEntries, loadEntriesReadAfter, saveEntries, saveNames } from './store';

const slot = 'fleet';

const catchUpEveryMs = 5_000;
/** Servers' clocks may differ by so much without anything being missed. */
const clocksApartMs = 60_000;

type Parts = Omit<FleetEntry, 'id'>;

/** All apps of all connections in memory, one row each; the database holds the same for the next start. */
export class Fleet {
  private readonly entries: Map<string, FleetEntry>;
  private readonly rows = new Map<string, FleetRow>();
  private readonly unsaved = new Set<string>();
  private readonly unsavedNames = new Map<string, { name: string; appId: string }>();
  private saving: Promise<void> = Promise.resolve();
  private caughtUpAt = Date.now();
  /** Sizes and prices as Heroku told them, or as the saved formations remember them. */
  sizes: readonly Size[];

  constructor(entries: FleetEntry[]) {
    this.entries = new Map(entries.map((entry) => [entry.id, entry]));
    this.sizes = rememberedSizes(entries);
  }

  get(appId: string): FleetEntry | undefined {
    return this.entries.get(appId);
  }

  /** What is known of these apps. */
  entriesOf(appIds: Iterable<string>): FleetEntry[] {
    return [...appIds].flatMap((id) => this.entries.get(id) ?? []);
  }

  /** The rows of these apps; those that are not known yet are left out. */
  rowsOf(appIds: Iterable<string>): FleetRow[] {
    const found: FleetRow[] = [];
    for (const id of appIds) {
      const row = this.rows.get(id) ?? this.makeRow(id);
      if (row) found.push(row);
    }
    return found;
  }

  /** Takes a newer reading of an app itself; the first one makes its entry. */
  putApp(appId: string, app: Parts['app']): void {
    const known = this.entries.get(appId);
    if (known && known.app.readAt > app.readAt) return;
    if (known?.app.value.name !== app.value.name) {
      this.unsavedNames.set(`${appId} ${app.value.name}`, { name: app.value.name, appId });
    }
    const empty = { coupling: null, formation: null, dynos: null, release: null, addOns: null };
    this.replace({ id: appId, ...(known ?? empty), app });
  }

  /** Takes a newer reading of one part. What was asked for earlier than what is known is dropped: answers may overtake. */
  put<Name extends Exclude<keyof Parts, 'app'>>(appId: string, name: Name, part: NonNullable<Parts[Name]>): void {
    const known = this.entries.get(appId);
    if (!known || ((known[name] as Part<unknown> | null)?.readAt ?? 0) > part.readAt) return;
    this.replace({ ...known, [name]: part });
  }

  /** Takes what another server wrote; of each part the newer reading stays. Nothing of it needs saving again. */
  merge(entries: readonly FleetEntry[]): void {
    for (const other of entries) {
      const known = this.entries.get(other.id);
      this.entries.set(other.id, known ? newestOf(known, other) : other);
      this.rows.delete(other.id);
    }
  }

  /** Asks the database, once in `everyMs` at most, for what other servers read since the last time. */
  async catchUp(everyMs = catchUpEveryMs): Promise<void> {
    const now = Date.now();
    if (now < this.caughtUpAt + everyMs) return;
    const since = new Date(this.caughtUpAt - clocksApartMs);
    this.caughtUpAt = now;
    this.merge(await loadEntriesReadAfter(since));
  }

  forget(appIds: Iterable<string>): void {
    for (const id of appIds) {
      this.entries.delete(id);
      this.rows.delete(id);
      this.unsaved.delete(id);
    }
  }

  /** Writes what changed since the last call; calls follow one another, so that an older row never lands later. */
  save(): Promise<void> {
    this.saving = this.saving.then(() => this.write());
    return this.saving;
  }

  private async write(): Promise<void> {
    const ids = [...this.unsaved];
    const names = [...this.unsavedNames.values()];
    this.unsaved.clear();
    this.unsavedNames.clear();
    try {
      await saveEntries(ids.flatMap((id) => this.entries.get(id) ?? []));
      await saveNames(names, new Date());
    } catch (error) {
      for (const id of ids) this.unsaved.add(id);
      for (const name of names) this.unsavedNames.set(`${name.appId} ${name.name}`, name);
      log.error({ err: error, apps: ids.length }, 'fleet not saved; the next reading saves it');
    }
  }

  private replace(entry: FleetEntry): void {
    this.entries.set(entry.id, entry);
    this.rows.delete(entry.id);
    this.unsaved.add(entry.id);
  }

  private makeRow(appId: string): FleetRow | undefined {
    const entry = this.entries.get(appId);
    if (!entry) return undefined;
    const row = fleetRow(entry);
    this.rows.set(appId, row);
    return row;
  }
}

function newestOf(a: FleetEntry, b: FleetEntry): FleetEntry {
  const newer = <T extends Part<unknown> | null>(one: T, other: T) =>
    (other?.readAt ?? 0) > (one?.readAt ?? 0) ? other : one;
  return {
    id: a.id,
    app: newer(a.app, b.app),
    coupling: newer(a.coupling, b.coupling),
    formation: newer(a.formation, b.formation),
    dynos: newer(a.dynos, b.dynos),
    release: newer(a.release, b.release),
    addOns: newer(a.addOns, b.addOns),
  };
}

function rememberedSizes(entries: FleetEntry[]): Size[] {
  const prices = new Map<string, number>();
  for (const { size, unitCents } of entries.flatMap((entry) => entry.formation?.value ?? [])) {
    if (size !== null && unitCents !== null) prices.set(size, unitCents);
  }
  return [...prices].map(([name, centsPerMonth]) => ({ name, centsPerMonth, dedicated: false }));
}

/** The fleet of this process, loaded from the database at the first call. */
export function getFleet(): Promise<Fleet> {
  return perProcess(slot, () =>
    loadEntries().then(
      (entries) => new Fleet(entries),
      (error: unknown) => {
        forgetPerProcess(slot);
        throw error;
      },
    ),
  );
}

/** Drops what is in memory: the next `getFleet` loads it again. */
export function forgetFleet(): void {
  forgetPerProcess(slot);
}
