import 'server-only';
import { createHash, randomBytes } from 'node:crypto';
import { and, eq, gt, isNull } from 'drizzle-orm';
import { type Db, getDb } from '@/lib/db/client';
import { people, sessions } from '@/lib/db/schema';

const minuteMs = 60_000;
/** A session ends when nobody has used it for this long. */
export const idleMs = 12 * 60 * minuteMs;
/** A session ends this long after signing in, however busy it is. */
export const absoluteMs = 7 * 24 * 60 * minuteMs;
const touchEveryMs = minuteMs;

export type SessionTimes = { lastSeenAt: Date; expiresAt: Date; revokedAt: Date | null };

/** Whether a session may still be used at `now`. Pure. */
export function isLive(session: SessionTimes, now: Date): boolean {
  return (
    session.revokedAt === null &&
    now.getTime() < session.expiresAt.getTime() &&
    now.getTime() - session.lastSeenAt.getTime() < idleMs
  );
}

/** The condition of `isLive` for a query over sessions. */
export function liveSessions(now: Date) {
  return and(
    isNull(sessions.revokedAt),
    gt(sessions.expiresAt, now),
    gt(sessions.lastSeenAt, new Date(now.getTime() - idleMs)),
  );
}

/** A session's id, which only the cookie holds. */
export function newSessionId(): string {
  return randomBytes(32).toString('base64url');
}

/** What the database keeps of a session id, so that a copy of the database opens no session. */
export function hashSessionId(sessionId: string): string {
  return createHash('sha256').update(sessionId).digest('hex');
}

/** The row of a new session of a person. */
export function sessionRow(sessionId: string, personId: string, now: Date): typeof sessions.$inferInsert {
  return {
    idHash: hashSessionId(sessionId),
    personId,
    createdAt: now,
    lastSeenAt: now,
    expiresAt: new Date(now.getTime() + absoluteMs),
  };
}

/**
 * The person behind a session id, or null when it is unknown, revoked, idle for 12 hours, older than 7 days, or its
 * person was removed. Notes the visit at most once a minute, unless nobody is visiting.
 */
export async function personOfSession(
  sessionId: string,
  now = new Date(),
  isVisit = true,
): Promise<typeof people.$inferSelect | null> {
  const db = await getDb();
  const idHash = hashSessionId(sessionId);
  const [row] = await db
    .select({ session: sessions, person: people })
    .from(sessions)
    .innerJoin(people, eq(people.id, sessions.personId))
    .where(eq(sessions.idHash, idHash));
  if (!row || row.person.removedAt !== null || !isLive(row.session, now)) return null;
  if (isVisit && now.getTime() - row.session.lastSeenAt.getTime() >= touchEveryMs) {
    await db.update(sessions).set({ lastSeenAt: now }).where(eq(sessions.idHash, idHash));
    await db.update(people).set({ lastSeenAt: now }).where(eq(people.id, row.person.id));
  }
  return row.person;
}

/** Ends one session; returns its person's id, or null when there is no such session. */
export async function revokeSession(sessionId: string, now = new Date()): Promise<string | null> {
  const db = await getDb();
  const [row] = await db
    .update(sessions)
    .set({ revokedAt: now })
    .where(eq(sessions.idHash, hashSessionId(sessionId)))
    .returning({ personId: sessions.personId });
  return row?.personId ?? null;
}

/** Ends every session of a person. */
export async function revokeSessionsOf(personId: string, now = new Date(), tx?: Db): Promise<void> {
  const db = tx ?? (await getDb());
  await db
    .update(sessions)
    .set({ revokedAt: now })
    .where(and(eq(sessions.personId, personId), isNull(sessions.revokedAt)));
}
