import 'server-only';
import type { Clock } from '@/lib/heroku/clock';
import { log } from '@/lib/log';
import { Failure } from '@/lib/result';
import { backoffMs } from './backoff';
import type { ClaimedJob } from './claim-due';
import type { Hold } from './hold';
import { type AnyJob, JobLost } from './job';
import { openPayload } from './payload';
import { nextRun } from './schedule';

const writeAgainAfterMs = 1_000;

/**
 * Runs a row that was taken, and writes how it ended: done, to be tried again later, or failed with the error in words.
 * A schedule waits for its next time instead; times that passed meanwhile are not made up for. Never throws.
 */
export async function runJob(
  job: AnyJob,
  row: ClaimedJob,
  hold: Hold,
  { clock, random }: { clock: Clock; random: () => number },
): Promise<void> {
  const change = await outcomeOf(job, row, hold, random);
  while (change && hold.isMine()) {
    try {
      return await hold.end(change);
    } catch (error) {
      log.warn({ err: error, job: row.id, kind: job.kind }, 'end of a job not written; tried again in a second');
      await clock.sleep(writeAgainAfterMs);
    }
  }
}

async function outcomeOf(job: AnyJob, row: ClaimedJob, hold: Hold, random: () => number) {
  const next = () => nextRun(job.cron ?? '', new Date(hold.now()));
  try {
    if (row.attempts > job.maxAttempts) throw new Error(`Interrupted ${job.maxAttempts} times without progress`);
    let restMs: number | null = null;
    await job.run({
      ...contextOf(job, row, hold),
      restFor(ms) {
        restMs = ms;
      },
    });
    if (restMs !== null) return restUntil(hold, restMs);
    const ended = { lastError: null, finishedAt: new Date(hold.now()) };
    if (job.cron) return { ...ended, status: 'waiting' as const, runAt: next(), attempts: 0 };
    return { ...ended, status: 'done' as const };
  } catch (error) {
    if (error instanceof JobLost || !hold.isMine()) {
      log.warn({ job: row.id, kind: job.kind }, 'job taken over by another server');
      return null;
    }
    const attempts = hold.attempts();
    log.error({ err: error, job: row.id, kind: job.kind, attempts }, 'job failed');
    const lastError = inWords(error);
    if (attempts < job.maxAttempts) {
      const runAt = new Date(hold.now() + backoffMs(attempts, random()));
      return { status: 'waiting' as const, runAt, lastError };
    }
    if (job.cron) return { status: 'waiting' as const, runAt: next(), attempts: 0, lastError };
    return { status: 'failed' as const, finishedAt: new Date(hold.now()), lastError };
  }
}

function restUntil(hold: Hold, restMs: number) {
  return { status: 'waiting' as const, runAt: new Date(hold.now() + restMs), attempts: 0, lastError: null };
}

function contextOf(job: AnyJob, row: ClaimedJob, hold: Hold) {
  return {
    jobId: row.id,
    now: new Date(row.claimedAt),
    payload: openPayload(job, row),
    state: row.state,
    personId: row.personId,
    isMine: hold.isMine,
    save: (state: unknown) => hold.write({ state }, async () => undefined),
    fenced: <T>(work: Parameters<typeof hold.write<T>>[1]) => hold.write({}, work),
  };
}

function inWords(error: unknown): string {
  if (!(error instanceof Failure)) return 'Something went wrong in the console itself; the server log has the details.';
  const { message, nextStep } = error.error;
  return nextStep ? `${message} ${nextStep}` : message;
}
