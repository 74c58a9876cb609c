import 'server-only';
import { randomUUID } from 'node:crypto';
import { and, asc, eq, isNotNull, isNull, or } from 'drizzle-orm';
import { getDb } from '@/lib/db/client';
import { people } from '@/lib/db/schema';
import { savedViews } from '@/lib/db/schema-fleet';

type Person = { personId: string };

/** A view as a person may see it: one's own, or one that its owner shares with everyone here. */
export type SavedView = {
  id: string;
  name: string;
  /** The query of the fleet's address. */
  query: string;
  isOwn: boolean;
  isShared: boolean;
  ownerName: string;
};

const columns = { view: savedViews, owner: { name: people.name, email: people.email } };

/** The views of a person, the oldest first, then what others share. */
export async function viewsOf({ personId }: Person): Promise<SavedView[]> {
  const db = await getDb();
  const rows = await db
    .select(columns)
    .from(savedViews)
    .innerJoin(people, eq(people.id, savedViews.ownerId))
    .where(or(eq(savedViews.ownerId, personId), and(isNotNull(savedViews.sharedAt), isNull(people.removedAt))))
    .orderBy(asc(savedViews.createdAt), asc(savedViews.id));
  const views = rows.map(({ view, owner }) => ({
    id: view.id,
    name: view.name,
    query: view.query,
    isOwn: view.ownerId === personId,
    isShared: view.sharedAt !== null,
    ownerName: owner.name ?? owner.email,
  }));
  return [...views.filter(({ isOwn }) => isOwn), ...views.filter(({ isOwn }) => !isOwn)];
}

type Kept = { id: string | null; name: string; query: string };

/**
 * Writes a view of a person: a new one, or over their own of this id; one that was removed comes back under its id.
 * Answers its id, or null when the id is somebody else's.
 */
export async function keepView({ personId }: Person, { id, name, query }: Kept, now: Date): Promise<string | null> {
  const db = await getDb();
  const [row] = await db
    .insert(savedViews)
    .values({ id: id ?? randomUUID(), ownerId: personId, name, query, createdAt: now, updatedAt: now })
    .onConflictDoUpdate({
      target: savedViews.id,
      set: { name, query, updatedAt: now },
      setWhere: eq(savedViews.ownerId, personId),
    })
    .returning({ id: savedViews.id });
  return row?.id ?? null;
}

/** Removes a view of a person. */
export async function dropView({ personId }: Person, id: string): Promise<void> {
  const db = await getDb();
  await db.delete(savedViews).where(and(eq(savedViews.id, id), eq(savedViews.ownerId, personId)));
}

/** Shows a view of a person to everyone here, or to them alone; answers whether there was such a view. */
export async function setViewSharing({ personId }: Person, id: string, sharedAt: Date | null): Promise<boolean> {
  const db = await getDb();
  const changed = await db
    .update(savedViews)
    .set({ sharedAt })
    .where(and(eq(savedViews.id, id), eq(savedViews.ownerId, personId)))
    .returning({ id: savedViews.id });
  return changed.length > 0;
}
