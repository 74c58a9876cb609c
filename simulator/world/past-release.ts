import type { ConfigVars, Release, Slug } from '@/simulator/model';

export interface ConfigChange {
  version: number;
  /** Values before the release of that version; null for keys it added. */
  before: Readonly<Record<string, string | null>>;
}

/** Today's config and what to undo, newest first, to have the config of any release. */
export interface ConfigTimeline {
  today: ConfigVars;
  changes: readonly ConfigChange[];
}

type Facts = Omit<Release, 'config'>;

/** A release of a made-up history. Its config is put together when somebody asks: few do, and copies would cost memory. */
export class PastRelease implements Release {
  id: string;
  version: number;
  description: string;
  status: Release['status'];
  slug: Slug | null;
  accountId: string;
  email: string;
  planNames: readonly string[];
  hasReleasePhase: boolean;
  createdAtMs: number;
  updatedAtMs: number;
  readonly #timeline: ConfigTimeline;

  constructor(facts: Facts, timeline: ConfigTimeline) {
    this.id = facts.id;
    this.version = facts.version;
    this.description = facts.description;
    this.status = facts.status;
    this.slug = facts.slug;
    this.accountId = facts.accountId;
    this.email = facts.email;
    this.planNames = facts.planNames;
    this.hasReleasePhase = facts.hasReleasePhase;
    this.createdAtMs = facts.createdAtMs;
    this.updatedAtMs = facts.updatedAtMs;
    this.#timeline = timeline;
  }

  get config(): ConfigVars {
    const config: Record<string, string> = { ...this.#timeline.today };
    for (const { version, before } of this.#timeline.changes) {
      if (version <= this.version) break;
      for (const [key, value] of Object.entries(before)) {
        if (value === null) delete config[key];
        else config[key] = value;
      }
    }
    return config;
  }
}
