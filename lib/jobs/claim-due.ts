import 'server-only';
import { and, asc, eq, getTableColumns, inArray, isNotNull, lte, or, type SQL, sql } from 'drizzle-orm';
import type { Db } from '@/lib/db/client';
import { jobs } from '@/lib/db/schema-work';
import type { Clock } from '@/lib/heroku/clock';
import type { AnyJob } from './job';
import { jobTime, jobTimeIn } from './job-time';

/** A row that was just taken, and when, in milliseconds of the clock that all servers share. */
export type ClaimedJob = typeof jobs.$inferSelect & { claimedAt: number };

export type Claim = { holder: string; limit: number; onlySchedules: boolean };

/**
 * Takes rows that are due, or whose holder fell silent: schedules first, then the longest due. Each goes to exactly one
 * of those who ask at the same moment, under a lease and with a larger fence than any holder before.
 */
export async function claimDue(db: Db, kinds: readonly AnyJob[], clock: Clock, claim: Claim): Promise<ClaimedJob[]> {
  const now = jobTime(clock);
  const isDue = or(
    and(eq(jobs.status, 'waiting'), lte(jobs.runAt, now)),
    and(eq(jobs.status, 'running'), lte(jobs.leaseUntil, now)),
  );
  const isKnown = inArray(
    jobs.kind,
    kinds.map(({ kind }) => kind),
  );
  const due = db.$with('due').as(
    db
      .select({ id: jobs.id })
      .from(jobs)
      .where(and(isKnown, isDue, claim.onlySchedules ? isNotNull(jobs.key) : undefined))
      .orderBy(sql`${jobs.key} is null`, asc(jobs.runAt))
      .limit(claim.limit)
      .for('update', { skipLocked: true }),
  );
  return db
    .with(due)
    .update(jobs)
    .set({
      status: 'running',
      holder: claim.holder,
      fence: sql`${jobs.fence} + 1`,
      attempts: sql`${jobs.attempts} + 1`,
      leaseUntil: jobTimeIn(clock, leaseMsOf(kinds)),
      startedAt: now,
    })
    .from(due)
    .where(eq(jobs.id, due.id))
    .returning({ ...getTableColumns(jobs), claimedAt: sql<number>`(extract(epoch from ${now}) * 1000)::float8` });
}

function leaseMsOf(kinds: readonly AnyJob[]): SQL {
  const cases = kinds.map(({ kind, leaseMs }) => sql`when ${kind} then ${leaseMs}::int`);
  return sql`(case ${jobs.kind} ${sql.join(cases, sql` `)} end)`;
}
