import 'server-only';
import { and, desc, eq, getTableColumns, inArray, sql } from 'drizzle-orm';
import { getDb } from '@/lib/db/client';
import { people } from '@/lib/db/schema';
import { jobs, jobTargets, manyJobs } from '@/lib/db/schema-work';
import { type BulkStatus, bulkStatusOf, type TargetStatus } from '@/lib/rules/bulk';
import { visibleTo } from './visible-jobs';

/** One operation on many apps, for a list. Times are in ms. */
export type ManyJob = {
  id: string;
  operation: string;
  title: string;
  status: BulkStatus;
  pauseReason: 'person' | 'failures' | 'canary' | null;
  isCalledOff: boolean;
  byName: string | null;
  isOwn: boolean;
  createdAt: number;
  finishedAt: number | null;
  counts: Record<TargetStatus, number>;
  follows: { id: string; as: 'retry' | 'undo' } | null;
  /** Why the console itself could not go on, in words. */
  lastError: string | null;
};

type Which = { isLive?: boolean; id?: string; follows?: string; limit?: number };

const none: ManyJob['counts'] = { queued: 0, running: 0, done: 0, failed: 0, unknown: 0, skipped: 0 };

/** The operations on many apps that a person may know of, the newest first. */
export async function listManyJobs(
  personId: string,
  reach: ReadonlySet<string>,
  which: Which = {},
): Promise<ManyJob[]> {
  const db = await getDb();
  const rows = await db
    .select({ job: getTableColumns(jobs), many: getTableColumns(manyJobs), name: people.name, email: people.email })
    .from(manyJobs)
    .innerJoin(jobs, eq(jobs.id, manyJobs.jobId))
    .leftJoin(people, eq(people.id, jobs.personId))
    .where(
      and(
        visibleTo(personId, reach),
        which.isLive ? inArray(jobs.status, ['waiting', 'running']) : undefined,
        which.id ? eq(jobs.id, which.id) : undefined,
        which.follows ? eq(manyJobs.follows, which.follows) : undefined,
      ),
    )
    .orderBy(desc(jobs.createdAt))
    .limit(which.limit ?? 100);
  const counts = await countsOf(rows.map(({ job }) => job.id));
  return rows.map(({ job, many, name, email }) => ({
    id: job.id,
    operation: many.operation,
    title: many.title,
    status: bulkStatusOf({
      status: job.status,
      isPaused: many.pausedAt !== null,
      hasBegun: job.startedAt !== null,
    }),
    pauseReason: many.pauseReason,
    isCalledOff: many.calledOffAt !== null,
    byName: name ?? email,
    isOwn: job.personId === personId,
    createdAt: job.createdAt.getTime(),
    finishedAt: job.finishedAt?.getTime() ?? null,
    counts: { ...none, ...counts.get(job.id) },
    follows: many.follows && many.followsAs ? { id: many.follows, as: many.followsAs } : null,
    lastError: job.status === 'failed' ? job.lastError : null,
  }));
}

async function countsOf(ids: string[]): Promise<Map<string, Partial<ManyJob['counts']>>> {
  const counts = new Map<string, Partial<ManyJob['counts']>>();
  if (ids.length === 0) return counts;
  const rows = await (await getDb())
    .select({ id: jobTargets.jobId, status: jobTargets.status, count: sql<number>`count(*)::int` })
    .from(jobTargets)
    .where(inArray(jobTargets.jobId, ids))
    .groupBy(jobTargets.jobId, jobTargets.status);
  for (const { id, status, count } of rows) counts.set(id, { ...counts.get(id), [status]: count });
  return counts;
}
