import 'server-only';
import { randomUUID } from 'node:crypto';
import { storedViewer } from '@/lib/auth/stored-viewer';
import { processHeroku } from '@/lib/heroku/heroku';
import type { JobContext } from '@/lib/jobs/job';
import { announce } from '@/lib/live/announce';
import { log } from '@/lib/log';
import { type AppError, Failure, fail } from '@/lib/result';
import { patientMs, withAppToItself } from './app-to-itself';
import { beginTarget, endTarget, insistOnTarget, lockTarget, queueTarget, type TargetRow } from './job-target';
import { wishOf } from './job-wish';
import { mayBegin } from './many-row';
import type { Operation } from './operation';
import { perform } from './perform';
import { findRun, type RunRow } from './runs';
import { looksAfterMs } from './settle';
import { settleRun } from './settle-run';

type Fenced = Pick<JobContext<unknown, unknown>, 'fenced' | 'personId'>;

/** A bucket gains 75 calls a minute. */
const shortestWaitMs = 15_000;

const present = () => new Date(processHeroku().clock.now());

/**
 * Brings one target of a job to its end, wherever an earlier attempt left it. Without an intent nothing was sent, and a
 * new run changes it. With one it was perhaps changed already: that run is settled by reading, and only where the
 * reading shows that nothing was changed does another run follow. One that Heroku did not take, because the
 * account's budget is used up, is queued again: answers the milliseconds to wait then, else 0. Throws `JobLost` once
 * another server has taken over.
 */
export async function runTarget(
  ctx: Fenced,
  operation: Operation<unknown, unknown>,
  target: TargetRow,
): Promise<number> {
  const runId = randomUUID();
  const step = await ctx.fenced(async (tx) => {
    const row = await lockTarget(tx, target);
    if (row?.status !== 'queued' && row?.status !== 'running') return 'ended';
    const former = row.runId === null ? null : await findRun(row.runId, tx);
    if (former) return former;
    const may = await mayBegin(tx, target.jobId);
    if (may === 'skip') await endTarget(tx, row, { status: 'skipped', error: null }, present());
    else if (may === 'later' && row.status === 'running') await queueTarget(tx, row);
    if (may !== 'yes') return 'ended';
    await beginTarget(tx, target, runId, present());
    return 'begun';
  });
  if (step === 'ended') return 0;
  tellProgress(target);
  if (step === 'begun') return change(ctx, operation, target, runId);
  if ((await settleFormer(target, step, null)) === 'again') return runTarget(ctx, operation, target);
  tellProgress(target);
  return 0;
}

function tellProgress({ jobId }: TargetRow): void {
  announce({ topic: 'jobs', jobId });
}

async function change(
  ctx: Fenced,
  operation: Operation<unknown, unknown>,
  target: TargetRow,
  runId: string,
): Promise<number> {
  const mine = { ...target, runId };
  const error = await attempt(ctx, operation, mine);
  const waitMs = error?.code === 'heroku_rate_limit' ? Math.max(error.retryAfterMs ?? 0, shortestWaitMs) : 0;
  let isQueued = false;
  if (error !== null) {
    const open = await ctx.fenced(async (tx) => {
      const row = await lockTarget(tx, target);
      if (row?.status !== 'running' || row.runId !== runId) {
        isQueued = row?.status === 'queued' && waitMs > 0;
        return null;
      }
      const run = await findRun(runId, tx);
      isQueued = run === null && waitMs > 0;
      if (isQueued) await queueTarget(tx, mine);
      else if (!run) await endTarget(tx, mine, { status: 'failed', error }, present());
      return run;
    });
    if (open) await settleFormer(mine, open, error);
  }
  tellProgress(target);
  return isQueued ? waitMs : 0;
}

/** Walks the one path of every change. Null when it succeeded; the target then ended in the transaction of its outcome. */
async function attempt(
  { personId }: Fenced,
  operation: Operation<unknown, unknown>,
  target: TargetRow & { runId: string },
): Promise<AppError | null> {
  const { runId, jobId } = target;
  try {
    const viewer = personId === null ? null : await storedViewer(personId);
    if (!viewer) return personGone();
    const result = await perform(operation, viewer, wishOf(target), {
      runId,
      jobId,
      patienceMs: patientMs,
      withIntent: (tx) => insistOnTarget(tx, target),
      withOutcome(tx, { outcome, error }) {
        if (outcome === 'failed' && error?.code === 'heroku_rate_limit') return queueTarget(tx, target);
        return endTarget(tx, target, { status: outcome === 'succeeded' ? 'done' : outcome, error }, present());
      },
    });
    return result.ok ? null : result.error;
  } catch (error) {
    if (error instanceof Failure) return error.error;
    log.error({ err: error, jobId, runId, operation: operation.name }, 'target of a job failed');
    return fail('internal', 'Something went wrong in the console itself.', 'Look at the audit log.').error;
  }
}

/**
 * Settles a run that has an intent but no outcome, once nobody can be at work on its app any more. Where nothing was
 * changed, the target has failed with `error`, or (null) may be changed again.
 */
async function settleFormer(target: TargetRow, { id }: RunRow, error: AppError | null): Promise<'again' | 'ended'> {
  return withAppToItself({ id: target.appId, name: target.target }, patientMs, async () => {
    const run = await findRun(id);
    if (run?.status !== 'open') return 'ended';
    const mine = { ...target, runId: id };
    const outcome = await settleRun(run, present(), {
      pausesMs: looksAfterMs,
      withOutcome: (tx, end) => {
        if (end.outcome === 'failed' && error === null) return queueTarget(tx, mine);
        const status = end.outcome === 'succeeded' ? 'done' : end.outcome;
        return endTarget(tx, mine, { status, error: end.outcome === 'failed' ? error : end.error }, present());
      },
    });
    return outcome === 'failed' && error === null ? 'again' : 'ended';
  });
}

function personGone(): AppError {
  return fail('forbidden', 'Whoever started this is no longer here, so it was not done.', 'Start it again yourself.')
    .error;
}
