import 'server-only';
import { and, eq, inArray, isNotNull, isNull } from 'drizzle-orm';
import { type Db, getDb } from '@/lib/db/client';
import { jobs, manyJobs } from '@/lib/db/schema-work';
import { processHeroku } from '@/lib/heroku/heroku';
import { jobTime } from '@/lib/jobs/job-time';
import { type BulkState, hasFailedTooOften } from '@/lib/rules/bulk';
import { skipQueued, tallyOf } from './job-target';

export type ManyRow = typeof manyJobs.$inferSelect;

/** The row of a job that changes many apps. */
export async function manyRow(jobId: string, on?: Db): Promise<ManyRow | null> {
  const db = on ?? (await getDb());
  const [row] = await db.select().from(manyJobs).where(eq(manyJobs.jobId, jobId));
  return row ?? null;
}

/** The same as the rules know it. */
export function bulkStateOf(row: ManyRow): BulkState {
  const { hasCanary, canaryDoneAt, waveSize, stopAtPercent, forgivenFailures, pausedAt, calledOffAt } = row;
  return {
    hasCanary,
    isCanaryDone: canaryDoneAt !== null,
    waveSize,
    stopAtPercent,
    forgivenFailures,
    isPaused: pausedAt !== null,
    isCalledOff: calledOffAt !== null,
  };
}

/** Whether one more target may begin now. What was called off is to be skipped, what is paused to be left. */
export async function mayBegin(tx: Db, jobId: string): Promise<'yes' | 'skip' | 'later'> {
  const row = await manyRow(jobId, tx);
  if (!row || row.calledOffAt) return 'skip';
  if (row.pausedAt) return 'later';
  return hasFailedTooOften(await tallyOf(tx, jobId), row) ? 'later' : 'yes';
}

const live = (jobId: string) => and(eq(manyJobs.jobId, jobId), isNull(manyJobs.calledOffAt));

/** Lets nothing more begin until somebody resumes it; false where it was paused or called off already. */
export async function pauseRow(
  tx: Db,
  jobId: string,
  reason: NonNullable<ManyRow['pauseReason']>,
  now: Date,
): Promise<boolean> {
  const paused = await tx
    .update(manyJobs)
    .set({ pausedAt: now, pauseReason: reason })
    .where(and(live(jobId), isNull(manyJobs.pausedAt)))
    .returning({ jobId: manyJobs.jobId });
  return paused.length > 0;
}

/** Lets it go on, whatever it had paused for: failures so far are forgiven, and the rest no longer waits for the canary. */
export async function resumeRow(tx: Db, jobId: string, now: Date): Promise<boolean> {
  await wake(tx, jobId);
  const row = await manyRow(jobId, tx);
  const resumed = await tx
    .update(manyJobs)
    .set({
      pausedAt: null,
      pauseReason: null,
      forgivenFailures: (await tallyOf(tx, jobId)).failed,
      ...(row?.pauseReason === 'canary' && { canaryDoneAt: now }),
    })
    .where(and(live(jobId), isNotNull(manyJobs.pausedAt)))
    .returning({ jobId: manyJobs.jobId });
  return resumed.length > 0;
}

/** Calls off what nobody has begun, and answers how many apps that were. One that is being changed comes to its end. */
export async function callOffRow(tx: Db, jobId: string, now: Date): Promise<number> {
  const [job] = await tx
    .select({ id: jobs.id })
    .from(jobs)
    .where(and(eq(jobs.id, jobId), inArray(jobs.status, ['waiting', 'running'])))
    .for('update');
  if (!job) return 0;
  await tx.update(manyJobs).set({ calledOffAt: now, pausedAt: null, pauseReason: null }).where(live(jobId));
  const skipped = await skipQueued(tx, jobId, now);
  await wake(tx, jobId);
  return skipped;
}

/** Notes a look at the canary: that it is well, or one more look after which it was not yet. */
export async function noteCanary(tx: Db, jobId: string, looks: number, doneAt: Date | null): Promise<void> {
  await tx.update(manyJobs).set({ canaryLooks: looks, canaryDoneAt: doneAt }).where(eq(manyJobs.jobId, jobId));
}

async function wake(tx: Db, jobId: string): Promise<void> {
  const { clock } = processHeroku();
  await tx
    .update(jobs)
    .set({ runAt: jobTime(clock) })
    .where(and(eq(jobs.id, jobId), eq(jobs.status, 'waiting')));
}
