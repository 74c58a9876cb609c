import type {
  AccessToken,
  Authorization,
  Grant,
  OAuthClient,
  RefreshToken,
  Session,
  SshKey,
} from '@/simulator/identity/model';
import { LogBook } from '@/simulator/logs/log-book';
import type { LogDrain, LogSession } from '@/simulator/logs/model';
import type {
  Account,
  AddOn,
  AddOnService,
  App,
  AppTransfer,
  Attachment,
  Coupling,
  Ms,
  Pipeline,
  Plan,
  Promotion,
  Slug,
  SourceUpload,
  Team,
} from '@/simulator/model';
import type { Delivery, Webhook, WebhookEvent } from '@/simulator/webhooks/model';
import { Bucket } from './bucket';
import { Clock } from './clock';
import { Faults } from './faults';
import { type Actor, Happenings } from './happenings';
import { Pulse } from './pulse';
import { seededRandom, uuidOf } from './random';
import { RequestLog } from './request-log';
import { Schedule } from './schedule';
import { defaultSwitches, type Switches } from './switches';
import { Table } from './table';

export interface WorldOptions {
  /** `default`, or the name of an isolated world. */
  id: string;
  seed: number;
  /** World time at the start; the machine's now unless given. */
  startMs?: Ms;
  /** Delay of every answer in real milliseconds. */
  latencyMs?: number;
  /** The machine's clock in milliseconds. */
  realClock?: () => number;
}

/** One isolated Heroku: accounts, teams, apps and everything below, with its own time and its own randomness. */
export class World {
  readonly id: string;
  readonly seed: number;
  readonly clock: Clock;
  readonly schedule = new Schedule();
  /** Deterministic numbers in [0, 1). */
  readonly random: () => number;
  readonly switches: Switches = { ...defaultSwitches };
  readonly faults = new Faults();
  readonly requests = new RequestLog();
  readonly happenings = new Happenings();
  readonly logs = new LogBook(this);
  readonly pulse = new Pulse(() => this.tick());
  /** The caller while a request is being handled; null when the platform acts by itself. */
  actor: Actor | null = null;
  /** World time at which the world was made. */
  readonly startedAtMs: Ms;
  latencyMs: number;

  readonly accounts = new Table<Account>({ name: (row) => row.email });
  readonly teams = new Table<Team>({ name: (row) => row.name });
  readonly apps = new Table<App>({
    name: (row) => row.name,
    groups: { team: (row) => row.teamId, owner: (row) => row.ownerId },
  });
  readonly pipelines = new Table<Pipeline>({ groups: { name: (row) => row.name } });
  readonly couplings = new Table<Coupling>({ groups: { app: (row) => row.appId, pipeline: (row) => row.pipelineId } });
  readonly services = new Table<AddOnService>({ name: (row) => row.name });
  readonly plans = new Table<Plan>({ name: (row) => row.name, groups: { service: (row) => row.serviceId } });
  readonly addOns = new Table<AddOn>({ name: (row) => row.name, groups: { app: (row) => row.appId } });
  readonly attachments = new Table<Attachment>({ groups: { app: (row) => row.appId, addOn: (row) => row.addOnId } });
  readonly promotions = new Table<Promotion>();
  readonly appTransfers = new Table<AppTransfer>();
  readonly sshKeys = new Table<SshKey>({ groups: { account: (row) => row.accountId } });
  /** Slugs that no release uses yet. */
  readonly uploadedSlugs = new Table<Slug & { appId: string }>();

  readonly logSessions = new Table<LogSession>();
  readonly logDrains = new Table<LogDrain>({ groups: { app: (row) => row.appId } });
  readonly webhooks = new Table<Webhook>({ groups: { app: (row) => row.appId } });
  readonly webhookEvents = new Table<WebhookEvent>({ groups: { app: (row) => row.appId } });
  readonly webhookDeliveries = new Table<Delivery>({ groups: { app: (row) => row.appId } });
  deliverySequence = 0;
  /** Uploads of source code, found by the address they are put to as well. */
  readonly sources = new Table<SourceUpload>({ name: (row) => row.url });

  readonly oauthClients = new Table<OAuthClient>();
  readonly authorizations = new Table<Authorization>({ groups: { account: (row) => row.accountId } });
  readonly tokens = new Table<AccessToken>({
    name: (row) => row.token,
    groups: { authorization: (row) => row.authorizationId, account: (row) => row.accountId },
  });
  readonly refreshTokens = new Table<RefreshToken>({
    name: (row) => row.token,
    groups: { authorization: (row) => row.authorizationId },
  });
  readonly grants = new Table<Grant>({ name: (row) => row.code });
  readonly sessions = new Table<Session>({ groups: { account: (row) => row.accountId } });

  /** Accounts as announced at the start, the one that sees most first. `buildWorld` fills it with account ids. */
  readonly announced: string[] = [];

  readonly #buckets = new Map<string, Bucket>();
  readonly #salt: string;
  #serial = 0;
  readonly #ending = new AbortController();
  #leavePulse: (() => void) | null = null;

  constructor(options: WorldOptions) {
    this.id = options.id;
    this.seed = options.seed;
    this.clock = new Clock(options.startMs ?? Date.now(), options.realClock);
    this.startedAtMs = this.clock.now();
    this.latencyMs = options.latencyMs ?? 0;
    this.#salt = options.id === 'default' ? `${options.seed}` : `${options.seed}/${options.id}`;
    this.random = seededRandom(options.seed);
  }

  now(): Ms {
    return this.clock.now();
  }

  /** The id of a thing that always exists, by its natural key: `world.uuid('app:checkout-api-production')`. */
  uuid(key: string): string {
    return uuidOf(`${this.#salt}:${key}`);
  }

  /** The id of something that has just happened: deterministic by order, never twice. */
  newId(): string {
    return this.uuid(`#${++this.#serial}`);
  }

  /** The calls an account has left in this world. */
  bucketOf(accountId: string): Bucket {
    const known = this.#buckets.get(accountId);
    if (known) return known;
    const bucket = new Bucket(this.now());
    this.#buckets.set(accountId, bucket);
    return bucket;
  }

  /** Ends open streams and whatever else watches this world. */
  close(): void {
    this.#ending.abort();
    this.pulse.stop();
  }

  /** Aborted when the world ends. */
  get ending(): AbortSignal {
    return this.#ending.signal;
  }

  /** Lets time go on by itself while there is a webhook to tell of it. */
  watchForWebhooks(): void {
    if (this.webhooks.size > 0) this.#leavePulse ??= this.pulse.join();
    else {
      this.#leavePulse?.();
      this.#leavePulse = null;
    }
  }

  /** Runs a change later in world time; it happens when the clock has passed that moment and somebody looks. */
  after(delayMs: number, run: () => void): void {
    this.schedule.add(this.now() + delayMs, run);
  }

  /** Lets everything happen that is due. Called before each request. */
  tick(): void {
    this.schedule.drain(this.clock);
  }
}
