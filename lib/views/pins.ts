import 'server-only';
import { and, asc, eq, inArray } from 'drizzle-orm';
import { getDb } from '@/lib/db/client';
import { favourites } from '@/lib/db/schema-fleet';

type Person = { personId: string };

/** The ids of the apps that a person pinned, in the order in which they did. */
export async function pinsOf({ personId }: Person): Promise<string[]> {
  const db = await getDb();
  const rows = await db
    .select({ appId: favourites.appId })
    .from(favourites)
    .where(eq(favourites.personId, personId))
    .orderBy(asc(favourites.createdAt), asc(favourites.appId));
  return rows.map(({ appId }) => appId);
}

/** Pins apps for a person; those that are pinned keep their place. */
export async function addPins({ personId }: Person, appIds: readonly string[], now: Date): Promise<void> {
  const db = await getDb();
  const rows = appIds.map((appId) => ({ personId, appId, createdAt: now }));
  if (rows.length > 0) await db.insert(favourites).values(rows).onConflictDoNothing();
}

/** Takes the pins of apps away. */
export async function dropPins({ personId }: Person, appIds: readonly string[]): Promise<void> {
  const db = await getDb();
  await db.delete(favourites).where(and(eq(favourites.personId, personId), inArray(favourites.appId, [...appIds])));
}
