import 'server-only';
import { and, eq, inArray, isNotNull, isNull, notInArray, or, type SQL, sql } from 'drizzle-orm';
import { getDb, withTransaction } from '@/lib/db/client';
import { appAccess, connections, people } from '@/lib/db/schema';

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

const rowsPerInsert = 1_000;

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
export async function connectionsOf(viewer: Person): Promise<ConnectionSummary[]> {
  const db = await getDb();
  const rows = await db
    .select(columns)
    .from(connections)
    .innerJoin(people, eq(people.id, connections.ownerId))
    .where(within(viewer))
    .orderBy(ownFirst(viewer), connections.name, connections.id);
  return rows.map((row) => summaryOf(row, viewer));
}

/**
 * The connection through which a person reaches an app, or null when none does. One's own comes before a shared one,
 * and a working one before one whose token is dead.
 */
export async function connectionForApp(viewer: Person, appId: string): Promise<ConnectionSummary | null> {
  const db = await getDb();
  const [row] = await db
    .select(columns)
    .from(connections)
    .innerJoin(people, eq(people.id, connections.ownerId))
    .innerJoin(appAccess, eq(appAccess.connectionId, connections.id))
    .where(and(within(viewer), eq(appAccess.appId, appId)))
    .orderBy(
      sql`case when ${connections.status} = 'active' then 0 else 1 end`,
      ownFirst(viewer),
      connections.sharedAt,
      connections.id,
    )
    .limit(1);
  return row ? summaryOf(row, viewer) : null;
}

/** The ids of every app that a person's connections reach. Every read filters by it. */
export async function reachableAppIds(viewer: Person): Promise<Set<string>> {
  const db = await getDb();
  const rows = await db
    .selectDistinct({ appId: appAccess.appId })
    .from(appAccess)
    .innerJoin(connections, eq(connections.id, appAccess.connectionId))
    .innerJoin(people, eq(people.id, connections.ownerId))
    .where(within(viewer));
  return new Set(rows.map((row) => row.appId));
}

/** Replaces the set of apps that a connection reaches by what Heroku listed at `at`. */
export async function recordAppAccess(connectionId: string, appIds: string[], at: Date): Promise<void> {
  const ids = [...new Set(appIds)];
  await withTransaction(async (tx) => {
    const gone = ids.length > 0 ? notInArray(appAccess.appId, ids) : undefined;
    await tx.delete(appAccess).where(and(eq(appAccess.connectionId, connectionId), gone));
    for (let start = 0; start < ids.length; start += rowsPerInsert) {
      await tx
        .insert(appAccess)
        .values(ids.slice(start, start + rowsPerInsert).map((appId) => ({ connectionId, appId, seenAt: at })))
        .onConflictDoUpdate({ target: [appAccess.connectionId, appAccess.appId], set: { seenAt: at } });
    }
  });
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
