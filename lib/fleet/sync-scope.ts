import 'server-only';
import { and, asc, eq, gt, isNotNull, isNull, or, sql } from 'drizzle-orm';
import { getDb } from '@/lib/db/client';
import { connections, operationRuns, people } from '@/lib/db/schema';
import { favourites, presence, watches } from '@/lib/db/schema-fleet';

/** A connection that is kept up to date, and when Heroku last answered it. */
export type SyncedConnection = { id: string; name: string; herokuAccountId: string; checkedAt: Date | null };

export type SyncScope = {
  /** Shared connections, and private ones whose person is here; shared ones first. */
  connections: SyncedConnection[];
  isAnyoneHere: boolean;
  /** Apps that somebody who is here has on the screen or pinned. */
  watched: ReadonlySet<string>;
  /** Apps that an operation has just changed, and when it ended (ms). */
  touched: ReadonlyMap<string, number>;
};

const touchedForMs = 300_000;

/** Who is here, what they look at, and which connections are to be kept up to date for it. Costs no call. */
export async function syncScope(now: Date): Promise<SyncScope> {
  const db = await getDb();
  const isHere = gt(presence.until, now);
  const [rows, here, looked, pinned, runs] = await Promise.all([
    db
      .select({
        id: connections.id,
        name: connections.name,
        herokuAccountId: connections.herokuAccountId,
        checkedAt: connections.checkedAt,
      })
      .from(connections)
      .innerJoin(people, eq(people.id, connections.ownerId))
      .leftJoin(presence, eq(presence.personId, connections.ownerId))
      .where(
        and(eq(connections.status, 'active'), isNull(people.removedAt), or(isNotNull(connections.sharedAt), isHere)),
      )
      .orderBy(sql`${connections.sharedAt} is null`, asc(connections.sharedAt), asc(connections.id)),
    db.select({ personId: presence.personId }).from(presence).where(isHere).limit(1),
    db.selectDistinct({ appId: watches.appId }).from(watches).where(gt(watches.until, now)),
    db
      .selectDistinct({ appId: favourites.appId })
      .from(favourites)
      .innerJoin(presence, eq(presence.personId, favourites.personId))
      .where(isHere),
    db
      .select({ appId: operationRuns.appId, finishedAt: operationRuns.finishedAt })
      .from(operationRuns)
      .where(gt(operationRuns.finishedAt, new Date(now.getTime() - touchedForMs)))
      .orderBy(asc(operationRuns.finishedAt)),
  ]);
  return {
    connections: rows,
    isAnyoneHere: here.length > 0,
    watched: new Set([...looked, ...pinned].map(({ appId }) => appId)),
    touched: new Map(
      runs.flatMap(({ appId, finishedAt }) => (appId && finishedAt ? [[appId, finishedAt.getTime()]] : [])),
    ),
  };
}
