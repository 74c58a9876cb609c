import {
  bigint,
  bigserial,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';

const at = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });

/** Who may sign in. Invited by e-mail; bound to a Heroku account id at the first sign-in. */
export const people = pgTable(
  'people',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    herokuAccountId: uuid('heroku_account_id'),
    email: text('email').notNull(),
    name: text('name'),
    role: text('role', { enum: ['owner', 'operator', 'viewer'] }).notNull(),
    invitedBy: uuid('invited_by'),
    createdAt: at('created_at').notNull().defaultNow(),
    lastSeenAt: at('last_seen_at'),
    removedAt: at('removed_at'),
  },
  (t) => [uniqueIndex('people_heroku_account').on(t.herokuAccountId), index('people_email').on(t.email)],
);

/** A signed-in browser. The cookie holds a random id; this row holds its hash. */
export const sessions = pgTable('sessions', {
  idHash: text('id_hash').primaryKey(),
  personId: uuid('person_id')
    .notNull()
    .references(() => people.id),
  createdAt: at('created_at').notNull().defaultNow(),
  lastSeenAt: at('last_seen_at').notNull().defaultNow(),
  expiresAt: at('expires_at').notNull(),
  revokedAt: at('revoked_at'),
});

/** One Heroku account that Dynodeck may act as: private to its person until an owner shares it. */
export const connections = pgTable(
  'connections',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    ownerId: uuid('owner_id')
      .notNull()
      .references(() => people.id),
    name: text('name').notNull(),
    description: text('description').notNull().default(''),
    kind: text('kind', { enum: ['oauth', 'token'] }).notNull(),
    herokuAccountId: uuid('heroku_account_id').notNull(),
    herokuEmail: text('heroku_email').notNull(),
    status: text('status', { enum: ['active', 'invalid', 'expired', 'suspended'] })
      .notNull()
      .default('active'),
    checkedAt: at('checked_at'),
    sharedAt: at('shared_at'),
    sharedBy: uuid('shared_by'),
    createdAt: at('created_at').notNull().defaultNow(),
  },
  (t) => [uniqueIndex('connections_owner_account').on(t.ownerId, t.herokuAccountId)],
);

/** The sealed credential of a connection. Only `lib/connections` reads it. */
export const credentials = pgTable('credentials', {
  connectionId: uuid('connection_id')
    .primaryKey()
    .references(() => connections.id, { onDelete: 'cascade' }),
  accessToken: text('access_token').notNull(),
  refreshToken: text('refresh_token'),
  expiresAt: at('expires_at'),
  /** A keyed hash that shows when two connections hold one token. */
  tokenFingerprint: text('token_fingerprint').notNull(),
  /** Grows by one with each refresh: a refresh that finds another number was done by somebody else. */
  generation: integer('generation').notNull().default(1),
  updatedAt: at('updated_at').notNull().defaultNow(),
});

/** Which apps each connection reaches, as its last list of apps said. Every read filters by it. */
export const appAccess = pgTable(
  'app_access',
  {
    connectionId: uuid('connection_id')
      .notNull()
      .references(() => connections.id, { onDelete: 'cascade' }),
    appId: uuid('app_id').notNull(),
    seenAt: at('seen_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.connectionId, t.appId] }), index('app_access_app').on(t.appId)],
);

/** The fleet's last known state: one row an app, each part with the time at which Heroku said it. */
export const fleetApps = pgTable(
  'fleet_apps',
  {
    appId: uuid('app_id').primaryKey(),
    name: text('name').notNull(),
    app: jsonb('app').notNull(),
    appReadAt: at('app_read_at').notNull(),
    coupling: jsonb('coupling'),
    couplingReadAt: at('coupling_read_at'),
    formation: jsonb('formation'),
    formationReadAt: at('formation_read_at'),
    dynos: jsonb('dynos'),
    dynosReadAt: at('dynos_read_at'),
    release: jsonb('release'),
    releaseReadAt: at('release_read_at'),
    addOns: jsonb('add_ons'),
    addOnsReadAt: at('add_ons_read_at'),
    certificates: jsonb('certificates'),
    certificatesReadAt: at('certificates_read_at'),
  },
  (t) => [index('fleet_apps_name').on(t.name)],
);

/** Names that apps had, so that an old link finds the app after a rename. */
export const appNames = pgTable(
  'app_names',
  {
    name: text('name').notNull(),
    appId: uuid('app_id').notNull(),
    lastSeenAt: at('last_seen_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.name, t.appId] })],
);

/** Append-only and chained: `hash` covers the row and `prevHash`. A trigger refuses UPDATE and DELETE. */
export const auditEvents = pgTable(
  'audit_events',
  {
    seq: bigserial('seq', { mode: 'number' }).primaryKey(),
    id: uuid('id').notNull(),
    at: at('at').notNull(),
    kind: text('kind', { enum: ['intent', 'outcome', 'denied', 'access'] }).notNull(),
    /** Intent and outcome of one run share it. */
    runId: uuid('run_id'),
    action: text('action').notNull(),
    actorId: uuid('actor_id'),
    actorName: text('actor_name').notNull(),
    appId: uuid('app_id'),
    target: text('target').notNull(),
    summary: text('summary').notNull(),
    outcome: text('outcome', { enum: ['succeeded', 'failed', 'unknown'] }),
    errorCode: text('error_code'),
    requestId: text('request_id'),
    detail: jsonb('detail').notNull(),
    prevHash: text('prev_hash').notNull(),
    hash: text('hash').notNull(),
  },
  (t) => [
    uniqueIndex('audit_events_id').on(t.id),
    // Two writers that both follow the same row would fork the chain: the second one fails instead.
    uniqueIndex('audit_events_prev_hash').on(t.prevHash),
    index('audit_events_app').on(t.appId),
    index('audit_events_run').on(t.runId),
  ],
);

/** One run of an operation: the job behind an intent row. Its input is sealed and wiped after the undo window. */
export const operationRuns = pgTable(
  'operation_runs',
  {
    id: uuid('id').primaryKey(),
    operation: text('operation').notNull(),
    personId: uuid('person_id'),
    connectionId: uuid('connection_id'),
    appId: uuid('app_id'),
    target: text('target').notNull(),
    /** Sealed JSON of the input and of the state before, for `verify` after an interruption. */
    memo: text('memo'),
    status: text('status', { enum: ['open', 'succeeded', 'failed', 'unknown'] }).notNull(),
    undoOf: uuid('undo_of'),
    undoneBy: uuid('undone_by'),
    createdAt: at('created_at').notNull(),
    finishedAt: at('finished_at'),
    wipeAfter: at('wipe_after').notNull(),
  },
  (t) => [index('operation_runs_status').on(t.status)],
);

/** Exclusive right to do something for a while. `fence` grows with every new holder, so a late one is noticed. */
export const leases = pgTable('leases', {
  name: text('name').primaryKey(),
  holder: text('holder').notNull(),
  fence: bigint('fence', { mode: 'number' }).notNull(),
  expiresAt: at('expires_at').notNull(),
});

/** Random data keys, each sealed by the newest ENCRYPTION_KEY: rotating that key re-wraps these and changes no fingerprint. */
export const dataKeys = pgTable('data_keys', {
  purpose: text('purpose').primaryKey(),
  wrapped: text('wrapped').notNull(),
  createdAt: at('created_at').notNull().defaultNow(),
});
