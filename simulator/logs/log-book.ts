import type { Happening, PastDyno } from '@/simulator/engine/happenings';
import type { World } from '@/simulator/engine/world';
import type { Ms } from '@/simulator/model';
import { linesAbout } from './event-lines';
import type { LogLine } from './line';

/** A change that can be undone in thought, to know how the app stood at some moment. */
export type Change = { atMs: Ms } & (
  | { kind: 'dyno'; name: string; before: PastDyno | null }
  | { kind: 'maintenance'; before: boolean }
);

/** What happened to one app since the world was made. */
export interface AppRecord {
  /** The newest lines. */
  lines: LogLine[];
  /** How many there ever were. */
  written: number;
  changes: Change[];
  /** The first release that is in the lines; earlier ones are history. */
  firstVersion: number | null;
}

export const mostLines = 1500;
const platform = 'api@heroku.com';

/** Writes down, per app, what happens in a world. Apps that nothing happens to have no record. */
export class LogBook {
  readonly #records = new Map<string, AppRecord>();
  readonly #world: World;

  constructor(world: World) {
    this.#world = world;
    world.happenings.listen((happening) => this.#write(happening));
  }

  of(appId: string): AppRecord | null {
    return this.#records.get(appId) ?? null;
  }

  #write(happening: Happening): void {
    const { id } = happening.app;
    const email = (happening.actor ?? this.#world.actor)?.email ?? platform;
    const record = this.#records.get(id) ?? { lines: [], written: 0, changes: [], firstVersion: null };
    this.#records.set(id, record);
    const atMs = this.#world.now();
    for (const said of linesAbout(happening, email)) {
      const last = record.lines.at(-1);
      const micros = last?.atMs === atMs ? Math.min(999, last.micros + 1) : (atMs * 7919) % 500;
      record.lines.push({ ...said, atMs, micros });
      record.written += 1;
    }
    if (happening.kind === 'release') record.firstVersion ??= happening.release.version;
    if (happening.kind === 'dyno') {
      record.changes.push({ kind: 'dyno', atMs, name: happening.dyno.name, before: happening.before });
    }
    if (happening.kind === 'app' && typeof happening.previous?.maintenance === 'boolean') {
      record.changes.push({ kind: 'maintenance', atMs, before: happening.previous.maintenance });
    }
    if (record.lines.length > mostLines) record.lines = record.lines.slice(-mostLines);
    if (record.changes.length > mostLines) record.changes = record.changes.slice(-mostLines);
  }
}
