import 'server-only';
import type { Db } from '@/lib/db/client';
import { acquireLease } from '@/lib/leases';
import { announce } from '@/lib/live/announce';
import { learnTarget } from './job-target';
import { type RunRow, unfinishedRuns, wipeOldMemos } from './runs';
import type { Ending } from './settle';
import { settleRun } from './settle-run';

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
    for (const run of runs) await settleRun(run, now, { withOutcome: (tx, end) => noteOnJob(tx, run, end) });
    return runs.length;
  } finally {
    await lease.release();
  }
}

async function noteOnJob(tx: Db, { id }: RunRow, { outcome, error }: Ending): Promise<void> {
  const jobId = await learnTarget(tx, id, { status: outcome === 'succeeded' ? 'done' : outcome, error });
  if (jobId !== null) announce({ topic: 'jobs', jobId });
}
