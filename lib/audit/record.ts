import 'server-only';
import { randomUUID } from 'node:crypto';
import { desc, sql } from 'drizzle-orm';
import { type Db, getDb } from '@/lib/db/client';
import { auditEvents } from '@/lib/db/schema';
import { announce } from '@/lib/live/announce';
import { type ChainedRow, chainStart, hashRow } from './chain';

/** One thing to remember. `detail` holds names, numbers and plans: never a token, never a config value. */
export type AuditEntry = {
  kind: 'intent' | 'outcome' | 'denied' | 'access';
  runId?: string | null;
  action: string;
  actor: { id: string | null; name: string };
  app?: { id: string; name: string } | null;
  target: string;
  summary: string;
  outcome?: 'succeeded' | 'failed' | 'unknown' | null;
  errorCode?: string | null;
  requestId?: string | null;
  detail?: Record<string, unknown>;
};

/**
 * Appends one row to the audit log and chains it to the row before; `also` writes more in the same transaction.
 * The table lock makes writers queue, on one server or on many, so that no two rows share a predecessor.
 * Rejects when the row cannot be written: whoever calls must then change nothing.
 */
export async function recordAudit(
  entry: AuditEntry,
  now = new Date(),
  also: (tx: Db) => Promise<void> = async () => {},
): Promise<void> {
  const db = await getDb();
  await db.transaction(async (tx) => {
    await tx.execute(sql`lock table audit_events in exclusive mode`);
    const [last] = await tx
      .select({ hash: auditEvents.hash })
      .from(auditEvents)
      .orderBy(desc(auditEvents.seq))
      .limit(1);
    const row: ChainedRow & { kind: AuditEntry['kind']; outcome: NonNullable<AuditEntry['outcome']> | null } = {
      id: randomUUID(),
      at: now,
      kind: entry.kind,
      runId: entry.runId ?? null,
      action: entry.action,
      actorId: entry.actor.id,
      actorName: entry.actor.name,
      appId: entry.app?.id ?? null,
      target: entry.target,
      summary: entry.summary,
      outcome: entry.outcome ?? null,
      errorCode: entry.errorCode ?? null,
      requestId: entry.requestId ?? null,
      detail: entry.detail ?? {},
      prevHash: last?.hash ?? chainStart,
    };
    await tx.insert(auditEvents).values({ ...row, hash: hashRow(row) });
    await also(tx);
  });
  announce({ topic: 'audit' });
}
