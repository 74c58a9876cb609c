import 'server-only';
import { and, eq, isNotNull } from 'drizzle-orm';
import { getDb } from '@/lib/db/client';
import { appAccess, connections } from '@/lib/db/schema';

/** What becomes private when some shared connections do: how many they are, and apps that no other shared one reaches. */
export type SharedReach = { connections: number; onlyThere: number };

/** Counts what the shared connections of a person, or one of them, open to everyone and nothing else does. */
export async function sharedReachOf(which: { ownerId: string } | { connectionId: string }): Promise<SharedReach> {
  const db = await getDb();
  const rows = await db
    .select({ id: connections.id, ownerId: connections.ownerId, appId: appAccess.appId })
    .from(connections)
    .leftJoin(appAccess, eq(appAccess.connectionId, connections.id))
    .where(and(isNotNull(connections.sharedAt)));
  const isMeant = (row: { id: string; ownerId: string }) =>
    'ownerId' in which ? row.ownerId === which.ownerId : row.id === which.connectionId;
  const elsewhere = new Set(rows.filter((row) => !isMeant(row)).map((row) => row.appId));
  const meant = rows.filter(isMeant);
  const onlyThere = new Set(meant.flatMap(({ appId }) => (appId && !elsewhere.has(appId) ? [appId] : [])));
  return { connections: new Set(meant.map((row) => row.id)).size, onlyThere: onlyThere.size };
}
