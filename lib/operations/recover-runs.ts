import 'server-only';
import { eq } from 'drizzle-orm';
import { recordAudit } from '@/lib/audit/record';
import { accessOf } from '@/lib/connections/access';
import { getDb } from '@/lib/db/client';
import { connections, people } from '@/lib/db/schema';
import { acquireLease } from '@/lib/leases';
import { log } from '@/lib/log';
import { fail } from '@/lib/result';
import type { Operation, OperationContext } from './operation';
import { operations } from './registry';
import { closeRun, memoOf, type RunRow, unfinishedRuns, wipeOldMemos } from './runs';
import { ending, look } from './settle';

/** A run younger than this may still be at work in its own action. */
const settledAfterMs = 150_000;

/**
 * Finds runs that have an intent but no outcome (their process died, or the answer stayed lost), reads the real state
 * and writes the outcome. Nothing is ever sent again. `bornBefore` is for the start of the only server of an
 * installation, where every open run is an orphan.
 */
export async function recoverRuns(
  now = new Date(),
  bornBefore = new Date(now.getTime() - settledAfterMs),
): Promise<number> {
  const lease = await acquireLease('recover-runs', settledAfterMs);
  if (!lease) return 0;
  try {
    await wipeOldMemos(now);
    const runs = await unfinishedRuns(bornBefore);
    for (const run of runs) await recover(run, now);
    return runs.length;
  } finally {
    await lease.release();
  }
}

async function recover(run: RunRow, now: Date): Promise<void> {
  const operation = operations.find(({ name }) => name === run.operation) as Operation<unknown, unknown> | undefined;
  const memo = memoOf(run);
  const ctx = await contextOf(run, now);
  const lost = fail('outcome_unknown', 'The console was interrupted before it knew.', 'Look at the target.').error;
  const verdict = operation && memo && ctx ? await look(operation, ctx, memo.input, memo.state, [0]) : 'unknown';
  const end = ending(verdict, lost);
  if (end.outcome === 'unknown' && run.status === 'unknown') return;
  const how = { succeeded: 'was done', failed: 'was not done', unknown: 'could not be told' }[end.outcome];
  await recordAudit(
    {
      kind: 'outcome',
      runId: run.id,
      action: run.operation,
      actor: { id: null, name: 'system' },
      app: run.appId ? { id: run.appId, name: run.target } : null,
      target: run.target,
      summary: `Checked after an interruption: ${run.operation} on ${run.target} ${how}`,
      outcome: end.outcome,
      errorCode: end.outcome === 'failed' && run.appId === null ? 'internal' : (end.error?.code ?? null),
    },
    now,
    (tx) => closeRun(tx, run, end.outcome, now),
  );
  log.info({ runId: run.id, outcome: end.outcome }, 'interrupted run settled');
}

/** What the run had to work with; null when its person, or the connection to its app, is gone for good. */
async function contextOf(run: RunRow, now: Date): Promise<OperationContext | null> {
  const [person] = run.personId ? await (await getDb()).select().from(people).where(eq(people.id, run.personId)) : [];
  if (!person?.herokuAccountId) return null;
  const { id: personId, email, name, role, herokuAccountId } = person;
  const viewer = { personId, email, name: name ?? email, role, herokuAccountId };
  if (run.appId === null) return { viewer, now, app: null };
  const app = await appOfRun(run.appId, run);
  return app && { viewer, now, app };
}

async function appOfRun(id: string, { connectionId, target }: RunRow): Promise<OperationContext['app']> {
  if (connectionId === null) return null;
  const db = await getDb();
  const [connection] = await db.select().from(connections).where(eq(connections.id, connectionId));
  if (!connection) return null;
  const caller = {
    access: accessOf(connection),
    purpose: 'operation:recover',
    lane: 'background' as const,
    isFresh: true,
  };
  return { id, name: target, connectionId, caller };
}
