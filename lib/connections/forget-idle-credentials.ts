import 'server-only';
import { and, eq, inArray, isNull, notExists, sql } from 'drizzle-orm';
import { liveSessions } from '@/lib/auth/sessions';
import { getDb } from '@/lib/db/client';
import { connections, credentials, sessions } from '@/lib/db/schema';

/**
 * Deletes the credentials that nobody can be using: those of private connections whose person has no live session.
 * Background work never spends a private connection, and the next sign-in brings a new credential.
 */
export async function forgetIdleCredentials(now = new Date()): Promise<void> {
  const db = await getDb();
  const live = db
    .select({ one: sql`1` })
    .from(sessions)
    .where(and(eq(sessions.personId, connections.ownerId), liveSessions(now)));
  const idle = db
    .select({ id: connections.id })
    .from(connections)
    .where(and(isNull(connections.sharedAt), notExists(live)));
  await db.delete(credentials).where(inArray(credentials.connectionId, idle));
}
