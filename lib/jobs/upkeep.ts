import 'server-only';
import { forgetIdleCredentials } from '@/lib/connections/forget-idle-credentials';
import { recoverRuns } from '@/lib/operations/recover-runs';
import { defineJob } from './job';

/** Settles interrupted runs, and deletes credentials that nobody uses. */
export const upkeep = defineJob({
  kind: 'upkeep',
  cron: '0 * * * * *',
  leaseMs: 120_000,
  maxAttempts: 3,
  async run({ now }) {
    await recoverRuns(now);
    await forgetIdleCredentials(now);
  },
});
