import 'server-only';
import { and, eq, inArray, isNotNull, lt } from 'drizzle-orm';
import { type Db, getDb } from '@/lib/db/client';
import { operationRuns } from '@/lib/db/schema';
import { unwrap } from '@/lib/result';
import { open, seal } from '@/lib/vault/seal';

/** Undo is offered for a day; after that the sealed memo of a run is wiped. */
const undoWindowMs = 24 * 60 * 60 * 1000;

export type RunRow = typeof operationRuns.$inferSelect;
/** What `verify` needs after an interruption: the input and the state before. */
export type Memo = { input: unknown; state: unknown };

const place = (id: string) => ({ table: 'operation_runs', row: id, column: 'memo' });

/** Opens a run: from here on somebody will find out how it ended, even if this process dies. */
export async function openRun(
  tx: Db,
  run: Omit<typeof operationRuns.$inferInsert, 'memo' | 'status' | 'wipeAfter'> & { id: string; createdAt: Date },
  memo: Memo,
): Promise<void> {
  await tx.insert(operationRuns).values({
    ...run,
    status: 'open',
    memo: seal(JSON.stringify(memo), place(run.id)),
    wipeAfter: new Date(run.createdAt.getTime() + undoWindowMs),
  });
}

/** Closes a run with its outcome, and notes on the run that it undid, if any, that it is undone. */
export async function closeRun(
  tx: Db,
  run: { id: string; undoOf: string | null },
  status: 'succeeded' | 'failed' | 'unknown',
  now: Date,
): Promise<void> {
  await tx.update(operationRuns).set({ status, finishedAt: now }).where(eq(operationRuns.id, run.id));
  if (run.undoOf && status === 'succeeded') {
    await tx.update(operationRuns).set({ undoneBy: run.id }).where(eq(operationRuns.id, run.undoOf));
  }
}

/** Runs that began before `before` and have no outcome yet. */
export async function unfinishedRuns(before: Date): Promise<RunRow[]> {
  const db = await getDb();
  return db
    .select()
    .from(operationRuns)
    .where(
      and(
        inArray(operationRuns.status, ['open', 'unknown']),
        isNotNull(operationRuns.memo),
        lt(operationRuns.createdAt, before),
      ),
    );
}

/** Opens the sealed memo of a run; null once it is wiped. */
export function memoOf(run: RunRow): Memo | null {
  return run.memo === null ? null : (JSON.parse(unwrap(open(run.memo, place(run.id)))) as Memo);
}

/** Wipes the memos whose undo window has passed. */
export async function wipeOldMemos(now: Date): Promise<void> {
  const db = await getDb();
  await db
    .update(operationRuns)
    .set({ memo: null })
    .where(and(lt(operationRuns.wipeAfter, now), isNotNull(operationRuns.memo)));
}
