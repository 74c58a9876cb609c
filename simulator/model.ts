/** Time inside a world: milliseconds since the epoch, always from `world.now()`, never from `Date.now()`. */
export type Ms = number;
export type ConfigVars = Readonly<Record<string, string>>;
export type Scope = 'global' | 'identity' | 'read' | 'write' | 'read-protected' | 'write-protected';
export type AppPermission = 'view' | 'deploy' | 'operate' | 'manage';
export type TeamRole = 'admin' | 'member' | 'viewer' | 'collaborator';
export type Stage = 'test' | 'review' | 'development' | 'staging' | 'production';
export type DynoState = 'starting' | 'up' | 'idle' | 'crashed' | 'down';

/** A value computed on first use, so that a large fleet starts in a blink. Must be deterministic and free of side effects. */
export interface Lazy<T> {
  get(): T;
}

export interface Stamped {
  id: string;
  createdAtMs: Ms;
  updatedAtMs: Ms;
}

export interface Feature {
  enabled: boolean;
  updatedAtMs: Ms;
}

export interface Account extends Stamped {
  email: string;
  name: string | null;
  lastLoginMs: Ms | null;
  verified: boolean;
  twoFactor: boolean;
  beta: boolean;
  allowTracking: boolean;
  countryOfResidence: string | null;
  defaultTeamId: string | null;
  suspendedAtMs: Ms | null;
  delinquentAtMs: Ms | null;
  /** Enabled account features by name; absent means disabled. */
  features: Map<string, Feature>;
}

export interface TeamMember extends Stamped {
  accountId: string;
  role: TeamRole;
}

export interface Team extends Stamped {
  name: string;
  type: 'enterprise' | 'team';
  /** Id of the `{team}@herokumanager.com` user that owns the team's apps; the team's own id, as the CLI assumes. */
  managerId: string;
  isDefault: boolean;
  members: Map<string, TeamMember>;
  features: Map<string, Feature>;
}

export interface Formation extends Stamped {
  type: string;
  command: string;
  quantity: number;
  /** Canonical size name, as in the catalogue: `Standard-1X`. */
  size: string;
}

export interface Dyno extends Stamped {
  name: string;
  type: string;
  size: string;
  command: string;
  state: DynoState;
  attachUrl: string | null;
  releaseId: string;
  releaseVersion: number;
  /** Crashes in a row; the cool-off before Heroku starts it again grows with it. */
  crashCount: number;
}

export interface Slug extends Stamped {
  commit: string | null;
  commitDescription: string | null;
  checksum: string | null;
  buildpackDescription: string | null;
  processTypes: Readonly<Record<string, string>>;
  sizeBytes: number | null;
  stack: string;
  deletedAtMs: Ms | null;
}

export interface Release extends Stamped {
  version: number;
  description: string;
  status: 'failed' | 'pending' | 'succeeded' | 'expired';
  slug: Slug | null;
  accountId: string;
  /** For people who left: an address without an account. Otherwise the account's own. */
  email: string;
  planNames: readonly string[];
  /** Whole environment at this release; may be a getter, shared between releases. */
  readonly config: ConfigVars;
  hasReleasePhase: boolean;
}

export interface Build extends Stamped {
  status: 'failed' | 'pending' | 'succeeded';
  stack: string;
  sourceUrl: string;
  sourceVersion: string | null;
  sourceDescription: string | null;
  checksum: string | null;
  buildpacks: readonly Buildpack[];
  releaseId: string | null;
  slugId: string | null;
  /** When its work begins and ends, for builds that ran in this world. */
  startsAtMs?: Ms;
  endsAtMs?: Ms;
  failure?: string;
  accountId: string;
  email: string;
}

/** Where source code is put before it is built; null until it is. */
export interface SourceUpload extends Stamped {
  url: string;
  bytes: Buffer | null;
}

export interface Buildpack {
  url: string;
  name: string;
}

export interface Collaborator extends Stamped {
  accountId: string;
  role: 'owner' | 'admin' | 'member' | 'collaborator' | null;
  permissions: readonly AppPermission[];
}

export interface Domain extends Stamped {
  hostname: string;
  kind: 'heroku' | 'custom';
  cname: string | null;
  status: 'none' | 'pending' | 'succeeded' | 'failed';
  acmStatus: string | null;
  acmStatusReason: string | null;
  sniEndpointId: string | null;
}

export interface SniEndpoint extends Stamped {
  name: string;
  displayName: string | null;
  certificateChain: string;
  certificate: {
    id: string;
    acm: boolean;
    caSigned: boolean;
    selfSigned: boolean;
    domains: readonly string[];
    issuer: string;
    subject: string;
    startsAtMs: Ms;
    expiresAtMs: Ms;
  };
}

/** What makes a dyno of this name fall over again after it came up. */
export interface Trouble {
  afterUpMs: number;
  coolOffMs: number;
}

export interface App extends Stamped {
  name: string;
  /** An account, or a team's manager user when `teamId` is set. */
  ownerId: string;
  teamId: string | null;
  region: string;
  stack: string;
  buildStack: string;
  maintenance: boolean;
  locked: boolean;
  acm: boolean;
  releasedAtMs: Ms | null;
  archivedAtMs: Ms | null;
  repoSizeBytes: number | null;
  slugSizeBytes: number | null;
  buildpackDescription: string | null;
  buildpacks: readonly Buildpack[];
  /** Host of the default domain: `name-0123456789ab.herokuapp.com`. */
  webHost: string;
  /** How long a dyno stays `starting`; 4,000 unless the app is a slow starter. */
  bootMs: number;
  /** The code that changes of this app must carry. */
  secondFactor?: string | null;
  /** Lets the next release phases fail instead of succeed. */
  hasFailingReleasePhase?: boolean;
  /** Lets the next builds fail instead of succeed. */
  hasFailingBuild?: boolean;
  /** How long a build works; 12,000 unless told otherwise. */
  buildMs?: number;
  /** Keyed by process type. */
  formation: Map<string, Formation>;
  /** Keyed by dyno name. */
  dynos: Map<string, Dyno>;
  /** Keyed by dyno name. */
  troubles: Map<string, Trouble>;
  /** Ascending by version. `engine/releases.ts` appends and tells which one is current. */
  releases: Lazy<Release[]>;
  builds: Lazy<Build[]>;
  config: ConfigVars;
  /** Keyed by account id. */
  collaborators: Map<string, Collaborator>;
  /** Keyed by id. */
  domains: Map<string, Domain>;
  sniEndpoints: Map<string, SniEndpoint>;
  features: Map<string, Feature>;
}

/** An app offered by one account to another. */
export interface AppTransfer extends Stamped {
  appId: string;
  ownerId: string;
  recipientId: string;
  state: 'pending' | 'accepted' | 'declined';
}

export interface Pipeline extends Stamped {
  name: string;
  owner: { id: string; type: 'user' | 'team' } | null;
}

export interface Coupling extends Stamped {
  appId: string;
  pipelineId: string;
  stage: Stage;
}

export interface AddOnService extends Stamped {
  name: string;
  humanName: string;
  state: 'alpha' | 'beta' | 'ga' | 'shutdown';
  cliPluginName: string | null;
  supportsMultipleInstallations: boolean;
  supportsSharing: boolean;
  /** Base of a default attachment: `DATABASE` for heroku-postgresql. */
  attachmentName: string;
}

export interface Plan extends Stamped {
  serviceId: string;
  /** With the service: `heroku-postgresql:essential-0`. */
  name: string;
  humanName: string;
  description: string;
  priceCents: number;
  isDefault: boolean;
  visible: boolean;
}

export interface AddOn extends Stamped {
  name: string;
  appId: string;
  planId: string;
  state: 'provisioning' | 'provisioned' | 'deprovisioned';
  configVarNames: readonly string[];
  providerId: string;
  provisionMessage: string;
  webUrl: string | null;
}

export interface Attachment extends Stamped {
  name: string;
  addOnId: string;
  appId: string;
  namespace: string | null;
  /** Config vars this attachment owns on its app; they cannot be edited by hand. */
  configVarNames: readonly string[];
  webUrl: string | null;
}

export interface PromotionTarget {
  id: string;
  appId: string;
  releaseId: string | null;
  status: 'pending' | 'succeeded' | 'failed';
  errorMessage: string | null;
}

export interface Promotion extends Stamped {
  pipelineId: string;
  sourceAppId: string;
  sourceReleaseId: string;
  status: 'pending' | 'completed';
  targets: PromotionTarget[];
}
