import 'server-only';
import { and, eq, inArray, isNotNull, isNull, or, type SQL, sql } from 'drizzle-orm';
import { cache } from 'react';
import { getDb, withTransaction } from '@/lib/db/client';
import { idList } from '@/lib/db/id-list';
import { jsonRows } from '@/lib/db/json-rows';
import { appAccess, connections, people } from '@/lib/db/schema';
import { forgetReachOf, reachSetOf } from './reach-set';

/** A connection as a person may know it: everything but its credential. */
export type ConnectionSummary = {
  id: string;
  name: string;
  description: string;
  kind: 'oauth' | 'token';
  ownerId: string;
  ownerName: string;
  isOwn: boolean;
  isShared: boolean;
  status: 'active' | 'invalid' | 'expired' | 'suspended';
  checkedAt: Date | null;
  herokuAccountId: string;
  herokuEmail: string;
};

type Person = { personId: string };

/** The one rule of reach: one's own connections, and those that an owner shared with everyone here. */
function within(viewer: Person): SQL | undefined {
  return and(or(eq(connections.ownerId, viewer.personId), isNotNull(connections.sharedAt)), isNull(people.removedAt));
}

function ownFirst(viewer: Person): SQL {
  return sql`case when ${connections.ownerId} = ${viewer.personId} then 0 else 1 end`;
}

type Row = { connection: typeof connections.$inferSelect; owner: { name: string | null; email: string } };

const columns = { connection: connections, owner: { name: people.name, email: people.email } };

function summaryOf({ connection, owner }: Row, viewer: Person): ConnectionSummary {
  const { id, name, description, kind, ownerId, status, checkedAt, herokuAccountId, herokuEmail } = connection;
  return {
    id,
    name,
    description,
    kind,
    ownerId,
    ownerName: owner.name ?? owner.email,
    isOwn: ownerId === viewer.personId,
    isShared: connection.sharedAt !== null,
    status,
    checkedAt,
    herokuAccountId,
    herokuEmail,
  };
}

/** The connections that a person may use: their own first, then the shared ones by name. */
export function connectionsOf({ personId }: Person): Promise<ConnectionSummary[]> {
  return connectionsOfPerson(personId);
}

// A page is made of a dozen reads, which ask for this once while it is rendered; elsewhere each asks for itself.
const connectionsOfPerson = cache(async (personId: string): Promise<ConnectionSummary[]> => {
  const viewer = { personId };
  const db = await getDb();
  const rows = await db
    .select(columns)
    .from(connections)
    .innerJoin(people, eq(people.id, connections.ownerId))
    .where(within(viewer))
    .orderBy(ownFirst(viewer), connections.name, connections.id);
  return rows.map((row) => summaryOf(row, viewer));
});

/**
 * The connection through which a person reaches an app, or null when none does. A working one comes before one whose
 * token is dead, and one's own before a shared one.
 */
export async function connectionForApp(viewer: Person, appId: string): Promise<ConnectionSummary | null> {
  return connectionAmong(await connectionsOf(viewer), appId);
}

/** The same for who knows the person's connections already. */
export async function connectionAmong(all: ConnectionSummary[], appId: string): Promise<ConnectionSummary | null> {
  const { lists } = await reachSetOf(all.map(({ id }) => id));
  const reaching = all.filter(({ id }) => lists.get(id)?.has(appId));
  return reaching.find(({ status }) => status === 'active') ?? reaching[0] ?? null;
}

/** The ids of every app that a person's connections reach. Every read filters by it. */
export async function reachableAppIds(viewer: Person): Promise<ReadonlySet<string>> {
  return appIdsWithin(await connectionsOf(viewer));
}

/** The same for who knows the person's connections already. */
export async function appIdsWithin(all: readonly ConnectionSummary[]): Promise<ReadonlySet<string>> {
  return (await reachSetOf(all.map(({ id }) => id))).ids;
}

/** Replaces the set of apps that a connection reaches by what Heroku listed at `at`. */
export async function recordAppAccess(connectionId: string, appIds: string[], at: Date): Promise<void> {
  const ids = [...new Set(appIds)];
  await withTransaction(async (tx) => {
    const gone = sql`${appAccess.appId} not in ${idList(ids)}`;
    await tx.delete(appAccess).where(and(eq(appAccess.connectionId, connectionId), gone));
    await tx
      .insert(appAccess)
      .select(
        jsonRows(
          appAccess,
          ids.map((appId) => ({ connectionId, appId, seenAt: at })),
        ),
      )
      .onConflictDoUpdate({ target: [appAccess.connectionId, appAccess.appId], set: { seenAt: at } });
  });
  forgetReachOf(connectionId);
}

/** How many apps each of these connections reached when it was last read; one that was never read is missing. */
export async function appCountsOf(connectionIds: string[]): Promise<Map<string, number>> {
  const db = await getDb();
  const rows = await db
    .select({ connectionId: appAccess.connectionId, apps: sql<number>`count(*)::int` })
    .from(appAccess)
    .where(inArray(appAccess.connectionId, connectionIds))
    .groupBy(appAccess.connectionId);
  return new Map(rows.map((row) => [row.connectionId, row.apps]));
}
