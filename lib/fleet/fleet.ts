import 'server-only';
import { tellOthers } from '@/lib/live/announce';
import { log } from '@/lib/log';
import { forgetPerProcess, perProcess } from '@/lib/per-process';
import type { Size } from '@/lib/rules/scaling';
import { changesBetween } from './differences';
import type { FleetEntry, Part, ReleasePart } from './entry';
import { saveChanges, saveHostnames } from './observed-changes';
import { type BookedRow, RowBook, type RowChanges } from './row-book';
import type { FleetRow } from './rows';
import { Signal } from './signal';
import { loadEntries, loadEntriesOf, loadEntriesReadAfter, rewindAges, saveEntries, saveNames } from './store';
import { saveReleases } from './store-releases';
import { bothUnsaved, nothingUnsaved } from './unsaved';

const slot = 'fleet';

const catchUpEveryMs = 5_000;
/** The answer that brought a reading goes before the writing of it, which what came along with it shares. */
const saveSoonMs = 150;
/** Servers' clocks may differ by so much without anything being missed. */
const clocksApartMs = 60_000;

type Parts = Omit<FleetEntry, 'id'>;

/** All apps of all connections in memory, one row each; the database holds the same for the next start. */
export class Fleet {
  private readonly entries: Map<string, FleetEntry>;
  private readonly book: RowBook;
  private readonly signal: Signal;
  private unsaved = nothingUnsaved();
  private saving: Promise<void> = Promise.resolve();
  private nextSave: Promise<void> | null = null;
  private savesSoon: NodeJS.Timeout | undefined;
  private caughtUpAt = Date.now();
  /** Sizes and prices as Heroku told them, or as the saved formations remember them. */
  sizes: readonly Size[];

  constructor(entries: FleetEntry[]) {
    this.entries = new Map(entries.map((entry) => [entry.id, entry]));
    this.sizes = rememberedSizes(entries);
    this.book = new RowBook((id) => this.entries.get(id));
    this.signal = new Signal(this.book);
    for (const { id } of entries) this.book.touch(id);
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
    return this.booked(appIds).map(({ row }) => row);
  }

  /** The same with what is needed to send them. */
  booked(appIds: Iterable<string>): BookedRow[] {
    return [...appIds].flatMap((id) => this.book.get(id) ?? []);
  }

  /** Where the rows stand: every look that finds a change counts one up. `epoch` names the life of this process. */
  get version(): { epoch: string; count: number } {
    this.book.settle();
    return { epoch: this.book.epoch, count: this.book.count };
  }

  /** What is new within reach since a count of this epoch. */
  changesSince(count: number, reach: ReadonlySet<string>): RowChanges {
    return this.book.changesSince(count, reach);
  }

  /** Calls the listener soon after rows have changed, once for all that changed meanwhile; returns how to stop. */
  onChange(listener: () => void): () => void {
    return this.signal.listen(listener);
  }

  /** Takes a newer reading of an app itself; the first one makes its entry. */
  putApp(appId: string, app: Parts['app']): void {
    const known = this.entries.get(appId);
    if (known && known.app.readAt > app.readAt) return;
    if (known?.app.value.name !== app.value.name) {
      this.unsaved.names.set(`${appId} ${app.value.name}`, { name: app.value.name, appId });
    }
    const empty = { coupling: null, formation: null, dynos: null, release: null, addOns: null, certificates: null };
    const maintenanceSinceAt = app.value.isMaintenance ? (known?.app.value.maintenanceSinceAt ?? app.readAt) : null;
    this.replace({ id: appId, ...(known ?? empty), app: { ...app, value: { ...app.value, maintenanceSinceAt } } });
  }

  /** Takes a newer reading of one part. What was asked for earlier than what is known is dropped: answers may overtake. */
  put<Name extends Exclude<keyof Parts, 'app'>>(appId: string, name: Name, part: NonNullable<Parts[Name]>): void {
    const known = this.entries.get(appId);
    if (!known || ((known[name] as Part<unknown> | null)?.readAt ?? 0) > part.readAt) return;
    this.unsaved.changes.push(...changesBetween(known, { ...known, [name]: part }));
    this.replace({ ...known, [name]: part });
    const release = this.entries.get(appId)?.release?.value;
    if (name === 'release' && release) this.noteReleases(appId, [release]);
  }

  /** Remembers releases of an app for the log of all releases, whichever is its newest. */
  noteReleases(appId: string, releases: readonly ReleasePart[]): void {
    for (const release of releases) this.unsaved.releases.set(`${appId} ${release.version}`, { appId, release });
  }

  /** Remembers the host names of an app, as Heroku told them at `at` (ms), for what changes between two looks. */
  noteHostnames(appId: string, hostnames: readonly string[], at: number): void {
    this.unsaved.hostnames.set(appId, { hostnames, at });
  }

  /** Takes what another server wrote; of each part the newer reading stays. Nothing of it needs saving again. */
  merge(entries: readonly FleetEntry[]): void {
    for (const other of entries) {
      const known = this.entries.get(other.id);
      this.entries.set(other.id, known ? newestOf(known, other) : other);
      this.touch(other.id);
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

  /**
   * Takes back ages that lie in the future of `now` (ms): a clock was put back, and else what is read from now on would
   * count as older than what is known.
   */
  async rewind(now: number): Promise<void> {
    const isAhead = (part: Part<unknown> | null) => part !== null && part.readAt > now + clocksApartMs;
    const ahead = [...this.entries.values()].filter(({ id, ...parts }) => Object.values(parts).some(isAhead));
    if (ahead.length === 0) return;
    for (const entry of ahead) this.replace(rewound(entry, now));
    await rewindAges(new Date(now));
  }

  /** Takes what another server says that it wrote of these apps. */
  async load(appIds: readonly string[]): Promise<void> {
    this.merge(await loadEntriesOf(appIds));
  }

  forget(appIds: Iterable<string>): void {
    for (const id of appIds) {
      this.entries.delete(id);
      this.unsaved.apps.delete(id);
      this.touch(id);
    }
  }

  /**
   * Writes what changed since the last call. Writes follow one another, so that an older row never lands later; calls
   * that come while one is under way share the next.
   */
  save(): Promise<void> {
    this.nextSave ??= this.saving.then(() => {
      this.nextSave = null;
      return this.write();
    });
    this.saving = this.nextSave;
    return this.saving;
  }

  /** Writes what changes until a moment from now. Nobody waits for it: what is lost with the process is read again. */
  saveSoon(): void {
    this.savesSoon ??= setTimeout(() => {
      this.savesSoon = undefined;
      void this.save();
    }, saveSoonMs).unref();
  }

  /** Writes no more by itself: another fleet has taken its place. */
  end(): void {
    clearTimeout(this.savesSoon);
  }

  private async write(): Promise<void> {
    const batch = this.unsaved;
    this.unsaved = nothingUnsaved();
    const ids = [...batch.apps];
    const now = new Date();
    try {
      await saveEntries(this.entriesOf(ids));
      await saveNames([...batch.names.values()], now);
      await saveReleases([...batch.releases.values()], now);
      for (const [appId, { hostnames, at }] of batch.hostnames) await saveHostnames(appId, hostnames, at);
      await saveChanges(batch.changes);
      if (ids.length > 0) await tellOthers({ topic: 'apps', appIds: ids });
    } catch (error) {
      this.unsaved = bothUnsaved(batch, this.unsaved);
      log.error({ err: error, apps: ids.length }, 'fleet not saved; the next reading saves it');
    }
  }

  private replace(entry: FleetEntry): void {
    this.entries.set(entry.id, entry);
    this.unsaved.apps.add(entry.id);
    this.touch(entry.id);
  }

  private touch(appId: string): void {
    this.book.touch(appId);
    this.signal.raise();
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
    certificates: newer(a.certificates, b.certificates),
  };
}

function rewound(entry: FleetEntry, now: number): FleetEntry {
  const parts = Object.entries(entry).map(([name, part]) => [
    name,
    part === null || typeof part === 'string' ? part : { ...part, readAt: Math.min(part.readAt, now) },
  ]);
  return Object.fromEntries(parts);
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
  void perProcess<Promise<Fleet> | null>(slot, () => null)?.then(
    (fleet) => fleet.end(),
    () => undefined,
  );
  forgetPerProcess(slot);
}
