import 'server-only';
import { and, desc, eq, gt, isNull, lt, or, sql } from 'drizzle-orm';
import { getDb } from '@/lib/db/client';
import { idList } from '@/lib/db/id-list';
import { auditEvents } from '@/lib/db/schema';

export type AuditRow = typeof auditEvents.$inferSelect;
/** Which rows to show; `before` is the `seq` of the last row of the page before. */
export type AuditFilter = {
  appId?: string | undefined;
  kind?: AuditRow['kind'] | undefined;
  before?: number | undefined;
  limit: number;
};

/**
 * The newest rows of the audit log that a person may see: what concerns the workspace, apps within reach, and whatever
 * the person did. Rows of an app that only somebody else's account sees stay unseen.
 */
export async function listAudit(
  viewer: { personId: string },
  reachableAppIds: ReadonlySet<string>,
  filter: AuditFilter,
): Promise<AuditRow[]> {
  const db = await getDb();
  return db
    .select()
    .from(auditEvents)
    .where(
      and(
        or(
          isNull(auditEvents.appId),
          eq(auditEvents.actorId, viewer.personId),
          sql`${auditEvents.appId} in ${idList(reachableAppIds)}`,
        ),
        filter.appId ? eq(auditEvents.appId, filter.appId) : undefined,
        filter.kind ? eq(auditEvents.kind, filter.kind) : undefined,
        filter.before ? lt(auditEvents.seq, filter.before) : undefined,
      ),
    )
    .orderBy(desc(auditEvents.seq))
    .limit(filter.limit);
}

/** The rows that follow `seq`, oldest first: for walking the chain in batches. */
export async function auditRowsAfter(seq: number, limit: number): Promise<AuditRow[]> {
  const db = await getDb();
  return db.select().from(auditEvents).where(gt(auditEvents.seq, seq)).orderBy(auditEvents.seq).limit(limit);
}
