import 'server-only';
import { and, inArray, isNotNull, isNull, lt } from 'drizzle-orm';
import { getDb } from '@/lib/db/client';
import { presence, watches } from '@/lib/db/schema-fleet';
import { jobs, jobTargets } from '@/lib/db/schema-work';
import { forgetOldChanges } from '@/lib/fleet/observed-changes';
import { forgetOldCalls } from '@/lib/ledger/forget-old-calls';
import { defineJob } from './job';

const dayMs = 24 * 60 * 60 * 1000;
const inputsKeptMs = dayMs;
const jobsKeptMs = 30 * dayMs;

/** Forgets what nobody asks for any more: calls and observed changes after a week, inputs of changes after a day, ended jobs after 30. */
export const retention = defineJob({
  kind: 'retention',
  cron: '0 17 * * * *',
  leaseMs: 60_000,
  maxAttempts: 3,
  async run({ now }) {
    const db = await getDb();
    const before = (keptMs: number) => new Date(now.getTime() - keptMs);
    await forgetOldCalls(now);
    await forgetOldChanges(now);
    await db.delete(presence).where(lt(presence.until, now));
    await db.delete(watches).where(lt(watches.until, now));
    await db
      .update(jobTargets)
      .set({ input: null })
      .where(and(isNotNull(jobTargets.input), lt(jobTargets.finishedAt, before(inputsKeptMs))));
    await db
      .delete(jobs)
      .where(
        and(
          isNull(jobs.key),
          inArray(jobs.status, ['done', 'failed', 'cancelled']),
          lt(jobs.finishedAt, before(jobsKeptMs)),
        ),
      );
  },
});
