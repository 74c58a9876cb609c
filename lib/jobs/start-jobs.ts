import 'server-only';
import { processHeroku } from '@/lib/heroku/heroku';
import { log } from '@/lib/log';
import { recoverRuns } from '@/lib/operations/recover-runs';
import { perProcess } from '@/lib/per-process';
import { jobKinds } from './registry';
import { createRunner } from './runner';

/**
 * Runs jobs while this process lives, until SIGTERM. `isOnlyProcess`: no other process can be at work, so what an
 * earlier one left open is settled and taken over at once.
 */
export function startJobs(isOnlyProcess: boolean): void {
  perProcess('jobs.runner', () => {
    const { clock } = processHeroku();
    const runner = createRunner({ kinds: jobKinds, clock, isOnlyProcess });
    if (isOnlyProcess) {
      const now = new Date(clock.now());
      recoverRuns(now, now).catch((error: unknown) => log.error({ err: error }, 'interrupted runs not settled yet'));
    }
    runner.start();
    process.once('SIGTERM', () => {
      runner.stop().catch((error: unknown) => log.warn({ err: error }, 'jobs not given back; their leases expire'));
    });
    return runner;
  });
}
