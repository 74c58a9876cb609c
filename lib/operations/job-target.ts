import 'server-only';
import { and, eq, inArray } from 'drizzle-orm';
import { type Db, getDb } from '@/lib/db/client';
import { jobTargets } from '@/lib/db/schema-work';
import { type AppError, Failure, fail } from '@/lib/result';
import type { Tally } from '@/lib/rules/bulk';

export type TargetRow = typeof jobTargets.$inferSelect;
export type TargetEnd = { status: 'done' | 'failed' | 'unknown' | 'skipped'; error: AppError | null };

const whereIs = ({ jobId, position }: Pick<TargetRow, 'jobId' | 'position'>) =>
  and(eq(jobTargets.jobId, jobId), eq(jobTargets.position, position));

/** While it is this run's: one that woke up late writes nothing. */
const whileOf = (target: TargetRow) =>
  and(
    whereIs(target),
    target.runId === null ? undefined : eq(jobTargets.runId, target.runId),
    inArray(jobTargets.status, ['queued', 'running']),
  );

/** The targets of a job, in their order. */
export async function targetsOf(jobId: string, on?: Db): Promise<TargetRow[]> {
  const db = on ?? (await getDb());
  return db.select().from(jobTargets).where(eq(jobTargets.jobId, jobId)).orderBy(jobTargets.position);
}

/** The target as it is now, kept from everybody else until the transaction ends. */
export async function lockTarget(tx: Db, target: TargetRow): Promise<TargetRow | undefined> {
  const [row] = await tx.select().from(jobTargets).where(whereIs(target)).for('update');
  return row;
}

/** Notes that from now on the run with this id, and no other, may change the target. */
export async function beginTarget(tx: Db, target: TargetRow, runId: string, now: Date): Promise<void> {
  await tx.update(jobTargets).set({ status: 'running', runId, startedAt: now }).where(whereIs(target));
}

/** Goes with the intent of the target's run: throws `Failure` `busy` when another run has taken its place. */
export async function insistOnTarget(tx: Db, target: TargetRow): Promise<void> {
  const row = await lockTarget(tx, target);
  if (row?.status === 'running' && row.runId === target.runId) return;
  throw new Failure(fail('busy', 'Another server has taken over this change, so this one did not make it.').error);
}

/** Puts a target that was not changed back, for another run. */
export async function queueTarget(tx: Db, target: TargetRow): Promise<void> {
  await tx.update(jobTargets).set({ status: 'queued', runId: null }).where(whileOf(target));
}

/** Notes how the change of a target ended. */
export async function endTarget(tx: Db, target: TargetRow, end: TargetEnd, now: Date): Promise<void> {
  await tx
    .update(jobTargets)
    .set({ ...end, error: end.error && inAJob(end.error), finishedAt: now })
    .where(whileOf(target));
}

/** Notes how a change ended of which nothing was known when its turn was over; answers the job, if it is of one. */
export async function learnTarget(tx: Db, runId: string, { status, error }: TargetEnd): Promise<string | null> {
  const [learnt] = await tx
    .update(jobTargets)
    .set({ status, error })
    .where(and(eq(jobTargets.runId, runId), eq(jobTargets.status, 'unknown')))
    .returning({ jobId: jobTargets.jobId });
  return learnt?.jobId ?? null;
}

/** Skips a target that nobody has begun; false where somebody has. */
export async function skipTarget(tx: Db, jobId: string, appId: string, now: Date): Promise<boolean> {
  const skipped = await tx
    .update(jobTargets)
    .set({ status: 'skipped', finishedAt: now })
    .where(and(eq(jobTargets.jobId, jobId), eq(jobTargets.appId, appId), eq(jobTargets.status, 'queued')))
    .returning({ position: jobTargets.position });
  return skipped.length > 0;
}

/** Skips every target that nobody has begun, and answers how many that were. */
export async function skipQueued(tx: Db, jobId: string, now: Date): Promise<number> {
  const skipped = await tx
    .update(jobTargets)
    .set({ status: 'skipped', finishedAt: now })
    .where(and(eq(jobTargets.jobId, jobId), eq(jobTargets.status, 'queued')))
    .returning({ position: jobTargets.position });
  return skipped.length;
}

/** How the targets that ran have ended. */
export async function tallyOf(tx: Db, jobId: string): Promise<Tally> {
  const count = (statuses: TargetRow['status'][]) =>
    tx.$count(jobTargets, and(eq(jobTargets.jobId, jobId), inArray(jobTargets.status, statuses)));
  return { done: await count(['done']), failed: await count(['failed', 'unknown']) };
}

/** Nobody is in front of a job who could enter a code. */
function inAJob(error: AppError): AppError {
  if (error.code !== 'heroku_two_factor') return error;
  return { ...error, nextStep: 'Change this app on its own page, which asks for the code.' };
}
