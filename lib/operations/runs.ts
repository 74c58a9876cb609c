import 'server-only';
import { and, eq, inArray, isNotNull, lt, notExists, sql } from 'drizzle-orm';
import { type Db, getDb } from '@/lib/db/client';
import { operationRuns } from '@/lib/db/schema';
import { jobs, jobTargets } from '@/lib/db/schema-work';
import { log } from '@/lib/log';
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

/**
 * Closes a run with its outcome, and notes on the run that it undid, if any, that it is undone. Throws where it has an
 * outcome already.
 */
export async function closeRun(
  tx: Db,
  run: { id: string; undoOf: string | null },
  status: 'succeeded' | 'failed' | 'unknown',
  now: Date,
): Promise<void> {
  const [closed] = await tx
    .update(operationRuns)
    .set({ status, finishedAt: now })
    .where(and(eq(operationRuns.id, run.id), inArray(operationRuns.status, ['open', 'unknown'])))
    .returning({ id: operationRuns.id });
  if (!closed) throw new Error(`The run ${run.id} has an outcome already`);
  if (run.undoOf && status === 'succeeded') {
    await tx.update(operationRuns).set({ undoneBy: run.id }).where(eq(operationRuns.id, run.undoOf));
  }
}

/** The run with this id, if its intent was ever written. */
export async function findRun(id: string, on?: Db): Promise<RunRow | null> {
  const [run] = await (on ?? (await getDb())).select().from(operationRuns).where(eq(operationRuns.id, id));
  return run ?? null;
}

/** Runs that began before `before`, have no outcome yet, and are no target of a job that will settle them itself. */
export async function unfinishedRuns(before: Date): Promise<RunRow[]> {
  const db = await getDb();
  const ofLiveJob = db
    .select({ one: sql`1` })
    .from(jobTargets)
    .innerJoin(jobs, eq(jobs.id, jobTargets.jobId))
    .where(
      and(
        eq(jobTargets.runId, operationRuns.id),
        eq(jobTargets.status, 'running'),
        inArray(jobs.status, ['waiting', 'running']),
      ),
    );
  return db
    .select()
    .from(operationRuns)
    .where(
      and(
        inArray(operationRuns.status, ['open', 'unknown']),
        isNotNull(operationRuns.memo),
        lt(operationRuns.createdAt, before),
        notExists(ofLiveJob),
      ),
    );
}

/** Opens the sealed memo of a run; null once it is wiped, and where no present key opens it. */
export function memoOf(run: RunRow): Memo | null {
  if (run.memo === null) return null;
  const memo = open(run.memo, place(run.id));
  if (memo.ok) return JSON.parse(memo.value) as Memo;
  log.warn({ runId: run.id }, 'the memo of a run cannot be opened, so its outcome stays unknown');
  return null;
}

/** Wipes the memos whose undo window has passed. */
export async function wipeOldMemos(now: Date): Promise<void> {
  const db = await getDb();
  await db
    .update(operationRuns)
    .set({ memo: null })
    .where(and(lt(operationRuns.wipeAfter, now), isNotNull(operationRuns.memo)));
}
