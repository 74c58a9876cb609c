import 'server-only';
import { and, eq, gt } from 'drizzle-orm';
import type { PgUpdateSetSource } from 'drizzle-orm/pg-core';
import { type Db, withTransaction } from '@/lib/db/client';
import { jobs } from '@/lib/db/schema-work';
import type { Clock } from '@/lib/heroku/clock';
import type { ClaimedJob } from './claim-due';
import { type AnyJob, JobLost } from './job';
import { jobTime, jobTimeIn } from './job-time';

type Change = PgUpdateSetSource<typeof jobs>;

/** The right to work on a taken row, as long as it lasts. Once it is lost it stays lost. */
export type Hold = {
  isMine(): boolean;
  /** Attempts in a row, this one included, that saved nothing. */
  attempts(): number;
  /** The time of the clock that all servers share, in milliseconds, as far as this process can tell. */
  now(): number;
  /** Extends the lease once a third of it has passed. */
  renewInTime(): Promise<void>;
  /** Writes to the row, and what `also` writes, in one transaction, or throws `JobLost`. It counts as progress. */
  write<T>(change: Change, also: (tx: Db) => Promise<T>): Promise<T>;
  /** Writes how the run ended, unless the hold was lost. */
  end(change: Change): Promise<void>;
};

/** Holds a row that was just claimed. */
export function holdOf(row: ClaimedJob, { leaseMs, kind }: AnyJob, db: Db, clock: Clock): Hold {
  let isLost = false;
  let attempts = row.attempts;
  const claimedLocallyAt = clock.now();
  let leasedAt = claimedLocallyAt;
  const whileMine = () =>
    and(
      eq(jobs.id, row.id),
      eq(jobs.status, 'running'),
      eq(jobs.fence, row.fence),
      gt(jobs.leaseUntil, jobTime(clock)),
    );
  const isMine = () => {
    if (clock.now() >= leasedAt + leaseMs) isLost = true;
    return !isLost;
  };
  const written = async (on: Db, change: Change) => {
    const rows = isMine() ? await on.update(jobs).set(change).where(whileMine()).returning({ id: jobs.id }) : [];
    if (rows.length === 0) isLost = true;
    return !isLost;
  };
  return {
    isMine,
    attempts: () => attempts,
    now: () => row.claimedAt + clock.now() - claimedLocallyAt,
    async renewInTime() {
      const askedAt = clock.now();
      if (isLost || askedAt < leasedAt + leaseMs / 3) return;
      if (await written(db, { leaseUntil: jobTimeIn(clock, leaseMs) })) leasedAt = askedAt;
    },
    async write(change, also) {
      const value = await withTransaction(async (tx) => {
        if (!(await written(tx, { ...change, attempts: 1 }))) throw new JobLost(kind);
        return also(tx);
      }, db);
      attempts = 1;
      return value;
    },
    async end(change) {
      if (isMine()) await written(db, { ...change, holder: null, leaseUntil: null });
    },
  };
}
