import { index, integer, jsonb, pgTable, primaryKey, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { people } from './schema';

const at = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });

/** Every release of any app that was ever read. Nothing is asked of Heroku to fill it. */
export const fleetReleases = pgTable(
  'fleet_releases',
  {
    appId: uuid('app_id').notNull(),
    version: integer('version').notNull(),
    status: text('status'),
    description: text('description'),
    byEmail: text('by_email'),
    createdAt: at('created_at').notNull(),
    seenAt: at('seen_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.appId, t.version] }), index('fleet_releases_created').on(t.createdAt)],
);

/** What was read of slugs, which never change. */
export const slugFacts = pgTable('slug_facts', {
  slugId: text('slug_id').primaryKey(),
  facts: jsonb('facts').notNull(),
  readAt: at('read_at').notNull().defaultNow(),
});

/** Who has the console open, and until when that is believed without another word from the browser. */
export const presence = pgTable('presence', {
  personId: uuid('person_id')
    .primaryKey()
    .references(() => people.id, { onDelete: 'cascade' }),
  until: at('until').notNull(),
});

/** Apps that somebody has on the screen: they are read more often than the others. */
export const watches = pgTable(
  'watches',
  {
    appId: uuid('app_id').notNull(),
    personId: uuid('person_id')
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    until: at('until').notNull(),
  },
  (t) => [primaryKey({ columns: [t.appId, t.personId] })],
);

/** Apps that a person pinned. */
export const favourites = pgTable(
  'favourites',
  {
    personId: uuid('person_id')
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    appId: uuid('app_id').notNull(),
    createdAt: at('created_at').notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.personId, t.appId] })],
);

/** A way to look at the fleet, under a name: the query string of its address. */
export const savedViews = pgTable(
  'saved_views',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    ownerId: uuid('owner_id')
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    name: text('name').notNull(),
    query: text('query').notNull(),
    sharedAt: at('shared_at'),
    createdAt: at('created_at').notNull().defaultNow(),
    updatedAt: at('updated_at').notNull().defaultNow(),
  },
  (t) => [uniqueIndex('saved_views_owner_name').on(t.ownerId, t.name)],
);

/** What two looks at an app told apart: it changed after the one and before the other. */
export const observedChanges = pgTable(
  'observed_changes',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    appId: uuid('app_id').notNull(),
    kind: text('kind', { enum: ['formation', 'add-on', 'domain'] }).notNull(),
    /** A process type, an add-on's name or a host name. */
    subject: text('subject').notNull(),
    /** Null where it was not there. */
    before: text('before'),
    after: text('after'),
    seenAfter: at('seen_after').notNull(),
    seenBefore: at('seen_before').notNull(),
  },
  (t) => [index('observed_changes_app').on(t.appId, t.seenBefore)],
);

/** The host names of an app at the last look, for telling what changed at the next one. */
export const knownDomains = pgTable('known_domains', {
  appId: uuid('app_id').primaryKey(),
  hostnames: jsonb('hostnames').notNull(),
  readAt: at('read_at').notNull(),
});

/** What Heroku offers to everybody, such as dyno sizes: asked for once a day, whatever is started anew meanwhile. */
export const catalogues = pgTable('catalogues', {
  name: text('name').primaryKey(),
  items: jsonb('items').notNull(),
  readAt: at('read_at').notNull(),
});
