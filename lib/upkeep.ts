import 'server-only';
import { forgetIdleCredentials } from '@/lib/connections/forget-idle-credentials';
import { log } from '@/lib/log';
import { recoverRuns } from '@/lib/operations/recover-runs';
import { perProcess } from '@/lib/per-process';

const everyMs = 60_000;

async function upkeep(bornBefore?: Date): Promise<void> {
  try {
    await recoverRuns(new Date(), bornBefore);
    await forgetIdleCredentials();
  } catch (error) {
    log.error({ err: error }, 'upkeep failed; it is tried again in a minute');
  }
}

/**
 * Settles interrupted runs and deletes credentials that nobody uses: now, and every minute while the process lives.
 * `isOnlyProcess`: no other process can be at work on an open run, so every one of them is settled at once.
 */
export function startUpkeep(isOnlyProcess: boolean): void {
  perProcess('upkeep', () => {
    void upkeep(isOnlyProcess ? new Date() : undefined);
    return setInterval(upkeep, everyMs).unref();
  });
}
