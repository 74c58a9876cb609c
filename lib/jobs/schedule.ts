import 'server-only';
import { Cron } from 'croner';
import { and, eq, gt } from 'drizzle-orm';
import type { Db } from '@/lib/db/client';
import { jobs } from '@/lib/db/schema-work';
import type { Clock } from '@/lib/heroku/clock';
import type { AnyJob } from './job';
import { jobTime } from './job-time';

/** The first time after `from` that a pattern names (six fields, seconds first, UTC). Throws where it names none. */
export function nextRun(cron: string, from: Date): Date {
  const next = new Cron(cron, { timezone: 'UTC', mode: '6-part', paused: true }).nextRun(from);
  if (!next) throw new Error(`The schedule ${cron} never comes again`);
  return next;
}

/**
 * Makes sure that every schedule has its row. A new one is due at once; one that now comes more often than it did is
 * brought forward.
 */
export async function ensureSchedules(db: Db, kinds: readonly AnyJob[], clock: Clock): Promise<void> {
  for (const { kind, cron } of kinds) {
    if (!cron) continue;
    await db
      .insert(jobs)
      .values({ kind, key: kind, status: 'waiting', runAt: jobTime(clock), createdAt: jobTime(clock) })
      .onConflictDoNothing({ target: jobs.key });
    const next = nextRun(cron, new Date(clock.now()));
    await db
      .update(jobs)
      .set({ runAt: next })
      .where(and(eq(jobs.key, kind), eq(jobs.status, 'waiting'), eq(jobs.attempts, 0), gt(jobs.runAt, next)));
  }
}
