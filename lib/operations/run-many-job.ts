import 'server-only';
import { processHeroku } from '@/lib/heroku/heroku';
import { defineJob, type JobContext } from '@/lib/jobs/job';
import { announce } from '@/lib/live/announce';
import { nextStep } from '@/lib/rules/bulk';
import { type TargetRow, targetsOf } from './job-target';
import { manyKind } from './many-kind';
import { operationOnMany } from './many-operations';
import { bulkStateOf, type ManyRow, manyRow, noteCanary, pauseRow } from './many-row';
import type { Operation } from './operation';
import { runTarget } from './run-target';
import { canaryLooksAfterMs, lookAtCanary } from './watch-canary';

type Ctx = JobContext<{ operation: string }, unknown>;
type AnyOperation = Operation<unknown, unknown>;

const appsAtOnce = 5;
/** A paused job is woken when somebody resumes it; should that be missed, it looks by itself. */
const restMs = 30_000;

const present = () => new Date(processHeroku().clock.now());

/**
 * Carries out one operation on many apps, some at a time, each by a run of its own on the ordinary path. The rows say
 * how far it is, so a successor goes on where a server that died stopped.
 */
export const runManyJob = defineJob<{ operation: string }, unknown>({
  ...manyKind,
  leaseMs: 60_000,
  maxAttempts: 5,
  async run(ctx) {
    const operation = operationOnMany(ctx.payload.operation);
    while (await advance(ctx, operation)) announce({ topic: 'jobs', jobId: ctx.jobId });
  },
});

/** Does what comes next; false when that is all for now. */
async function advance(ctx: Ctx, operation: AnyOperation): Promise<boolean> {
  const row = await manyRow(ctx.jobId);
  if (!row) return false;
  const targets = await targetsOf(ctx.jobId);
  const step = nextStep(bulkStateOf(row), targets);
  switch (step.kind) {
    case 'end':
      return false;
    case 'rest':
      ctx.restFor(restMs);
      return false;
    case 'pause':
      await ctx.fenced((tx) => pauseRow(tx, ctx.jobId, step.reason, present()));
      return true;
    case 'watch-canary':
      return watch(ctx, operation, row, targets[0]);
    case 'run':
      return runSome(
        ctx,
        operation,
        step.positions.flatMap((position) => targets[position] ?? []),
      );
  }
}

/** Runs these targets, some at a time; false when one found that it must wait for its turn at Heroku. */
async function runSome(ctx: Ctx, operation: AnyOperation, targets: readonly TargetRow[]): Promise<boolean> {
  const left = targets.values();
  let waitMs = 0;
  const work = async () => {
    for (const target of left) {
      waitMs = Math.max(waitMs, await runTarget(ctx, operation, target));
      if (waitMs > 0) return;
    }
  };
  const ends = await Promise.allSettled(Array.from({ length: appsAtOnce }, work));
  const broken = ends.find((end) => end.status === 'rejected');
  if (broken) throw broken.reason;
  if (waitMs > 0) ctx.restFor(waitMs);
  return waitMs === 0;
}

/** Looks at the app that went first, once, and rests until the next look where it is not up yet. */
async function watch(ctx: Ctx, operation: AnyOperation, row: ManyRow, canary: TargetRow | undefined): Promise<boolean> {
  const { jobId } = ctx;
  const looks = row.canaryLooks;
  const state =
    operation.startsDynos && canary && looks > 0 ? await lookAtCanary(operation, ctx.personId, canary) : null;
  if (!operation.startsDynos || state === 'well') {
    await ctx.fenced((tx) => noteCanary(tx, jobId, looks, present()));
    return true;
  }
  const pauseMs = canaryLooksAfterMs[looks];
  if (state === 'bad' || pauseMs === undefined) {
    await ctx.fenced((tx) => pauseRow(tx, jobId, 'canary', present()));
    return true;
  }
  await ctx.fenced((tx) => noteCanary(tx, jobId, looks + 1, null));
  ctx.restFor(pauseMs);
  return false;
}
