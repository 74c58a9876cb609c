import 'server-only';
import { processHeroku } from '@/lib/heroku/heroku';
import { leaseTime } from '@/lib/jobs/job-time';
import { acquireLease, type Lease } from '@/lib/leases';
import { log } from '@/lib/log';
import { Failure, fail } from '@/lib/result';

const leaseMs = 120_000;
const askAgainAfterMs = 1_000;

/** Long enough for what a process that died was doing to an app to be over. */
export const patientMs = leaseMs + 30_000;

/**
 * One change at a time per app, on every server, from its last look to its outcome: two must not interleave. Waits up
 * to `patienceMs` for another one to end; throws `Failure` `busy` where it has not ended by then.
 */
export async function withAppToItself<T>(
  app: { id: string; name: string } | null,
  patienceMs: number,
  work: () => Promise<T>,
): Promise<T> {
  if (!app) return work();
  const lease = await patiently(`app:${app.id}`, patienceMs);
  if (!lease) {
    throw new Failure(
      fail('busy', `Another change to ${app.name} is running.`, 'Wait until it has ended, then look again.').error,
    );
  }
  try {
    return await work();
  } finally {
    await lease
      .release()
      .catch((error) => log.warn({ err: error, lease: lease.name }, 'lease not released; it expires'));
  }
}

async function patiently(name: string, patienceMs: number): Promise<Lease | null> {
  const { clock } = processHeroku();
  const until = clock.now() + patienceMs;
  for (;;) {
    const lease = await acquireLease(name, leaseMs, leaseTime(clock));
    if (lease || clock.now() >= until) return lease;
    await clock.sleep(askAgainAfterMs);
  }
}
