import 'server-only';
import { eq } from 'drizzle-orm';
import { getDb } from '@/lib/db/client';
import { connections } from '@/lib/db/schema';

export type ConnectionStatus = (typeof connections.$inferSelect)['status'];

/** Notes what Heroku last said about a connection's credential, and when. */
export async function markConnection(connectionId: string, status: ConnectionStatus, at = new Date()): Promise<void> {
  const db = await getDb();
  await db.update(connections).set({ status, checkedAt: at }).where(eq(connections.id, connectionId));
}
