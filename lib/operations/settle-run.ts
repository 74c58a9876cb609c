import 'server-only';
import { eq } from 'drizzle-orm';
import { recordAudit } from '@/lib/audit/record';
import { callerFor } from '@/lib/connections/caller';
import { getDb } from '@/lib/db/client';
import { connections, people } from '@/lib/db/schema';
import { log } from '@/lib/log';
import { fail } from '@/lib/result';
import type { Attempt } from './carry-out';
import type { Operation, OperationContext } from './operation';
import { operations } from './registry';
import { closeRun, memoOf, type RunRow } from './runs';
import { type Ending, ending, look } from './settle';

/**
 * Finds out how a run without an outcome ended, after looks that follow pauses (ms), and writes the outcome. Nothing is
 * sent again. Where it still cannot be told, and that was written before, nothing more is written.
 * `withOutcome` runs in the transaction of the outcome.
 */
export async function settleRun(
  run: RunRow,
  now: Date,
  { pausesMs = [0], withOutcome }: { pausesMs?: readonly number[] } & Pick<Attempt, 'withOutcome'> = {},
): Promise<Ending['outcome']> {
  const operation = operations.find(({ name }) => name === run.operation) as Operation<unknown, unknown> | undefined;
  const memo = memoOf(run);
  const ctx = await contextOf(run, now);
  const lost = fail('outcome_unknown', 'The console was interrupted before it knew.', 'Look at the target.').error;
  const verdict = operation && memo && ctx ? await look(operation, ctx, memo.input, memo.state, pausesMs) : 'unknown';
  const end = ending(verdict, lost);
  if (end.outcome === 'unknown' && run.status === 'unknown') return end.outcome;
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
    async (tx) => {
      await closeRun(tx, run, end.outcome, now);
      await withOutcome?.(tx, end);
    },
  );
  log.info({ runId: run.id, outcome: end.outcome }, 'interrupted run settled');
  return end.outcome;
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
  const caller = callerFor(connection, {
    purpose: 'operation:recover',
    lane: 'background',
    personId: null,
    isFresh: true,
  });
  return { id, name: target, connectionId, caller };
}
