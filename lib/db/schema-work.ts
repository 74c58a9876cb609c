import {
  bigint,
  boolean,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uuid,
} from 'drizzle-orm/pg-core';

const at = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });

/** Calls by minute: who spent them on what, and how they ended. A person or an app of zeros stands for none. */
export const apiCalls = pgTable(
  'api_calls',
  {
    minute: at('minute').notNull(),
    accountId: uuid('account_id').notNull(),
    purpose: text('purpose').notNull(),
    lane: text('lane', { enum: ['interactive', 'background'] }).notNull(),
    outcome: text('outcome', { enum: ['ok', 'failed', 'refused'] }).notNull(),
    personId: uuid('person_id').notNull(),
    appId: uuid('app_id').notNull(),
    calls: integer('calls').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.accountId, t.minute, t.purpose, t.lane, t.outcome, t.personId, t.appId] }),
    index('api_calls_minute').on(t.minute),
  ],
);

/** What Heroku last said in each minute about an account's bucket: a drop that no booked call explains is outside use. */
export const budgetLevels = pgTable(
  'budget_levels',
  {
    accountId: uuid('account_id').notNull(),
    minute: at('minute').notNull(),
    remaining: integer('remaining').notNull(),
    limit: integer('limit').notNull(),
    at: at('at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.accountId, t.minute] })],
);

/** What people decided about a Heroku account's budget. */
export const budgetSettings = pgTable('budget_settings', {
  accountId: uuid('account_id').primaryKey(),
  pausedAt: at('paused_at'),
  pausedBy: uuid('paused_by'),
});

/** Durable work. A row is taken under a lease; `fence` grows with every taker, so that a late one is noticed. */
export const jobs = pgTable(
  'jobs',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    kind: text('kind').notNull(),
    /** A schedule has one row for ever, found by this key; work that is done once has none. */
    key: text('key').unique(),
    /** Sealed JSON. */
    payload: text('payload'),
    /** How far it is: what a successor needs to go on. */
    state: jsonb('state'),
    status: text('status', { enum: ['waiting', 'running', 'done', 'failed', 'cancelled'] }).notNull(),
    runAt: at('run_at').notNull(),
    attempts: integer('attempts').notNull().default(0),
    holder: text('holder'),
    fence: bigint('fence', { mode: 'number' }).notNull().default(0),
    leaseUntil: at('lease_until'),
    lastError: text('last_error'),
    personId: uuid('person_id'),
    createdAt: at('created_at').notNull().defaultNow(),
    startedAt: at('started_at'),
    finishedAt: at('finished_at'),
  },
  (t) => [index('jobs_due').on(t.status, t.runAt)],
);

/** One target of a job that changes several: at most one run each, and how it ended. */
export const jobTargets = pgTable(
  'job_targets',
  {
    jobId: uuid('job_id')
      .notNull()
      .references(() => jobs.id, { onDelete: 'cascade' }),
    position: integer('position').notNull(),
    appId: uuid('app_id').notNull(),
    target: text('target').notNull(),
    /** Sealed JSON of the operation's input for this target. */
    input: text('input'),
    status: text('status', {
      enum: ['queued', 'running', 'done', 'failed', 'unknown', 'skipped'],
    }).notNull(),
    runId: uuid('run_id'),
    error: jsonb('error'),
    /** What was agreed to, for the screen: old and new, cents a month. Names and numbers only. */
    plan: jsonb('plan'),
    startedAt: at('started_at'),
    finishedAt: at('finished_at'),
  },
  (t) => [primaryKey({ columns: [t.jobId, t.position] }), index('job_targets_app').on(t.appId)],
);

/** One operation on many apps: how it is to go on, beside the row of its job. */
export const manyJobs = pgTable(
  'many_jobs',
  {
    jobId: uuid('job_id')
      .primaryKey()
      .references(() => jobs.id, { onDelete: 'cascade' }),
    /** Of each app, by name. */
    operation: text('operation').notNull(),
    title: text('title').notNull(),
    /** The first app goes alone, and the rest waits until its dynos are up. */
    hasCanary: boolean('has_canary').notNull(),
    canaryLooks: integer('canary_looks').notNull().default(0),
    canaryDoneAt: at('canary_done_at'),
    /** So many at once, and the next so many when they have ended; null for all. */
    waveSize: integer('wave_size'),
    /** Failures that a person saw before letting it go on. */
    forgivenFailures: integer('forgiven_failures').notNull().default(0),
    pausedAt: at('paused_at'),
    pauseReason: text('pause_reason', { enum: ['person', 'failures', 'canary'] }),
    calledOffAt: at('called_off_at'),
    /** The job whose failed apps this one tries again, or whose changes it undoes. */
    follows: uuid('follows'),
    followsAs: text('follows_as', { enum: ['retry', 'undo'] }),
    /** It pauses when so many percent of the apps that ran have failed: 0 at the first failure, null never. */
    stopAtPercent: integer('stop_at_percent'),
  },
  (t) => [index('many_jobs_follows').on(t.follows)],
);
