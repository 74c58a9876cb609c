import type { Stage } from '@/simulator/model';
import type { LanguageName } from './languages';

export type AppState = 'up' | 'crashed' | 'starting' | 'maintenance' | 'idle' | 'off';

export interface ProcessPlan {
  type: string;
  quantity: number;
  size: string;
}

export interface AddOnPlan {
  /** With the service: `heroku-postgresql:standard-0`. */
  plan: string;
  /** Name of the attachment on its own app; the config vars follow from it. */
  as: string;
}

export interface SharedPlan {
  /** Name of the app that owns the add-on, and its attachment there. */
  from: string;
  attachment: string;
  as: string;
}

export interface DomainPlan {
  hostname: string;
  certificate: 'acm' | 'own' | 'none';
  expiresInDays: number;
}

/** One release of a written history, newest first; ages are counted back from the world's now. */
export interface ReleasePlan {
  version: number;
  ageMs: number;
  /** First name of a person, or the name of the service that did it by itself. */
  by: string;
  description: string;
  status?: 'failed';
  commit?: { sha: string; description: string };
  /** Keys this release set, with their values before it; null for keys it added. */
  before?: Readonly<Record<string, string | null>>;
  /** Plans that were others before this release: now → then. */
  plansBefore?: Readonly<Record<string, string>>;
}

/** Everything decided about an app before it is made: by the story's tables, or by chance. */
export interface AppPlan {
  name: string;
  /** Null for a personal app. */
  team: string | null;
  /** First name of the person who owns a personal app. */
  owner: string | null;
  pipeline: string | null;
  stage: Stage | null;
  region: 'us' | 'eu';
  stack: 'heroku-22' | 'heroku-24';
  language: LanguageName;
  processes: readonly ProcessPlan[];
  hasReleasePhase: boolean;
  state: AppState;
  /** Names of the dynos that crashed. */
  crashed: readonly string[];
  version: number;
  releasedAgoMs: number;
  /** How long ago dynos last changed state by themselves (crash, start). */
  changedAgoMs: number;
  /** First name of who made the current release. */
  by: string;
  /** How many commits of the pipeline this app has not got yet. */
  commitsBehind: number;
  /** Fixed parts of an app of the story; what is absent is made up by chance. */
  addOns?: readonly AddOnPlan[];
  /** Add-ons of other apps that are attached here as well. */
  shared?: readonly SharedPlan[];
  /** Where this app's promotions come from. */
  upstream?: { name: string; version: number; commitsBehind: number };
  domains?: readonly DomainPlan[];
  config?: Readonly<Record<string, string>>;
  history?: readonly ReleasePlan[];
}
