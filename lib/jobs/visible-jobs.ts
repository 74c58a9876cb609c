import 'server-only';
import { and, eq, inArray, or, type SQL, sql } from 'drizzle-orm';
import { getDb } from '@/lib/db/client';
import { idList } from '@/lib/db/id-list';
import { jobs, manyJobs } from '@/lib/db/schema-work';

/** Within a query of `jobs`: those that a person began, and those that change an app within their reach. */
export function visibleTo(personId: string, reach: ReadonlySet<string>): SQL | undefined {
  const ids = idList(reach);
  const touchesReach = sql`exists (select 1 from job_targets t where t.job_id = ${jobs.id} and t.app_id in ${ids})`;
  return or(eq(jobs.personId, personId), touchesReach);
}

/** Those of some jobs that change many apps of which a person may know. */
export async function visibleAmong(
  personId: string,
  reach: ReadonlySet<string>,
  jobIds: Iterable<string>,
): Promise<string[]> {
  const db = await getDb();
  const rows = await db
    .select({ id: jobs.id })
    .from(jobs)
    .innerJoin(manyJobs, eq(manyJobs.jobId, jobs.id))
    .where(and(inArray(jobs.id, [...jobIds]), visibleTo(personId, reach)));
  return rows.map(({ id }) => id);
}
