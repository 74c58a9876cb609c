import 'server-only';
import { eq } from 'drizzle-orm';
import { reachableAppIds } from '@/lib/connections/reach';
import { getDb } from '@/lib/db/client';
import { jobs } from '@/lib/db/schema-work';
import { visibleAmong } from '@/lib/jobs/visible-jobs';
import { Failure, fail } from '@/lib/result';
import { allow } from './allow';
import { operationOnMany } from './many-operations';
import { type ManyRow, manyRow } from './many-row';
import type { Operation, OperationContext, Plan } from './operation';

export type Steered = {
  row: ManyRow;
  operation: Operation<unknown, unknown>;
  /** Nothing of it is left to do. */
  hasEnded: boolean;
  personId: string | null;
  reach: ReadonlySet<string>;
};

/**
 * A job that a person wants to steer. Throws `Failure` where they cannot see it, and, with a row of the audit log, where
 * they may not do to an app what it does.
 */
export async function steered({ viewer }: OperationContext, jobId: string): Promise<Steered> {
  const reach = await reachableAppIds(viewer);
  const row = (await visibleAmong(viewer.personId, reach, [jobId])).length > 0 ? await manyRow(jobId) : null;
  const [job] = await (await getDb()).select().from(jobs).where(eq(jobs.id, jobId));
  if (!row || !job) throw new Failure(fail('not_found', 'There is no such job within your reach.').error);
  const operation = operationOnMany(row.operation);
  await allow(operation, viewer, null);
  const hasEnded = job.status !== 'waiting' && job.status !== 'running';
  return { row, operation, hasEnded, personId: job.personId, reach };
}

/** The plan of one word to a job: it changes nothing at Heroku by itself. */
export function steeringPlan(title: string, done: string, change: { from: string; to: string }): Plan {
  const changes = [{ label: 'Job', ...change }];
  return { title, done, changes, consequences: [], priceCalls: 0, centsPerMonth: 0, care: 'direct', typed: null };
}

/** Refuses what a job can no longer be told. */
export function refuse(reason: string): never {
  throw new Failure(fail('refused', reason, 'Look at the job again.').error);
}
