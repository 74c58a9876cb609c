import 'server-only';
import { and, eq, isNotNull, isNull } from 'drizzle-orm';
import { type Db, getDb } from '@/lib/db/client';
import { connections } from '@/lib/db/schema';

const shared = (personId: string, at: Date) => ({ sharedAt: at, sharedBy: personId });
const unshared = { sharedAt: null, sharedBy: null };

/** Opens a connection to everyone in the workspace, each within their role. False when it is shared already or gone. */
export async function share(connectionId: string, sharedBy: string, at: Date): Promise<boolean> {
  const db = await getDb();
  const rows = await db
    .update(connections)
    .set(shared(sharedBy, at))
    .where(and(eq(connections.id, connectionId), isNull(connections.sharedAt)))
    .returning({ id: connections.id });
  return rows.length > 0;
}

/** Makes a connection private to its person again. False when it is private already or gone. */
export async function unshare(connectionId: string): Promise<boolean> {
  const db = await getDb();
  const rows = await db
    .update(connections)
    .set(unshared)
    .where(and(eq(connections.id, connectionId), isNotNull(connections.sharedAt)))
    .returning({ id: connections.id });
  return rows.length > 0;
}

/** Makes every connection of a person private again; they must not outlive the person's place here. */
export async function unshareAllOf(personId: string, tx?: Db): Promise<void> {
  const db = tx ?? (await getDb());
  await db.update(connections).set(unshared).where(eq(connections.ownerId, personId));
}
