import type { AddOn, App, Attachment, Build, Dyno, Formation, Ms, Release } from '@/simulator/model';
import type { JsonObject } from '@/simulator/route';

/** Who brought something about, as logs and webhooks name them. */
export interface Actor {
  id: string;
  email: string;
}

/** A dyno as it was before something happened to it. */
export interface PastDyno {
  state: Dyno['state'];
  type: string;
  createdAtMs: Ms;
  updatedAtMs: Ms;
}

/**
 * Something that happened to an app, told at its own moment by the engine and the routes. Logs and webhooks listen; the
 * actor is the caller unless a happening names one.
 */
export type Happening = { app: App; actor?: Actor } & (
  | {
      kind: 'dyno';
      /** The row itself; the new one after a restart. */
      dyno: Dyno;
      /** Null for a dyno that was not there. */
      before: PastDyno | null;
      isGone: boolean;
      exitStatus: number | null;
    }
  | { kind: 'run'; dyno: Dyno }
  | { kind: 'output'; dyno: Dyno; text: string }
  | { kind: 'scale'; changes: readonly { formation: Formation; before: { quantity: number; size: string } }[] }
  | { kind: 'release'; action: 'create' | 'update'; release: Release }
  | { kind: 'build'; action: 'create' | 'update'; build: Build }
  | { kind: 'add-on'; action: 'create' | 'update' | 'destroy'; addOn: AddOn; previous?: JsonObject }
  | { kind: 'attachment'; action: 'create' | 'destroy'; attachment: Attachment }
  | { kind: 'app'; action: 'update' | 'destroy'; previous?: JsonObject }
  | {
      kind: 'resource';
      /** `api:domain`, `api:collaborator`, `api:sni-endpoint`. */
      include: string;
      action: 'create' | 'update' | 'destroy';
      data: JsonObject;
    }
);

/** Where things that happen are told and heard. */
export class Happenings {
  readonly #listeners = new Set<(happening: Happening) => void>();

  tell(happening: Happening): void {
    for (const listener of this.#listeners) listener(happening);
  }

  listen(listener: (happening: Happening) => void): void {
    this.#listeners.add(listener);
  }
}

/** What a dyno was, kept before it changes. */
export function pastOf(dyno: Dyno): PastDyno {
  return { state: dyno.state, type: dyno.type, createdAtMs: dyno.createdAtMs, updatedAtMs: dyno.updatedAtMs };
}
