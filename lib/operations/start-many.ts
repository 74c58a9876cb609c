import 'server-only';
import { getDb, withTransaction } from '@/lib/db/client';
import { jobTargets, manyJobs } from '@/lib/db/schema-work';
import { enqueue } from '@/lib/jobs/enqueue';
import { nudge } from '@/lib/jobs/nudge';
import { announce } from '@/lib/live/announce';
import { sealWish } from './job-wish';
import { manyKind } from './many-kind';
import type { ManyOptions } from './many-options';
import type { PlannedTarget } from './plan-many';

export type NewMany = {
  jobId: string;
  personId: string;
  operation: string;
  title: string;
  targets: readonly PlannedTarget[];
  options: ManyOptions;
  follows?: { jobId: string; as: 'retry' | 'undo' };
};

const rowsAtOnce = 200;

/**
 * Begins an operation on those of many apps whose plan allows it, under an id that the caller chose. The job goes on
 * without the browser. Each app is authorized and planned again when its turn comes; a plan that has changed is not
 * carried out. The canary, if there is one, comes first.
 */
export async function startMany({ jobId, personId, operation, title, targets, options, follows }: NewMany) {
  const chosen = targets.flatMap(({ wish, ...target }) => (wish ? [{ ...target, wish }] : []));
  const ordered = chosen.toSorted((a, b) => Number(b.appId === options.canary) - Number(a.appId === options.canary));
  const rows = ordered.map(({ appId, name, plan, wish }, position) => ({
    jobId,
    position,
    appId,
    target: name,
    input: sealWish(jobId, position, wish),
    status: 'queued' as const,
    plan: plan && { changes: plan.changes, centsPerMonth: plan.centsPerMonth },
  }));
  await withTransaction(
    async (tx) => {
      await enqueue(manyKind, { operation }, { id: jobId, personId, tx });
      await tx.insert(manyJobs).values({
        jobId,
        operation,
        title,
        hasCanary: options.canary !== null && rows.length > 1,
        waveSize: options.waveSize,
        stopAtPercent: options.stopAtPercent,
        ...(follows && { follows: follows.jobId, followsAs: follows.as }),
      });
      for (let from = 0; from < rows.length; from += rowsAtOnce) {
        await tx.insert(jobTargets).values(rows.slice(from, from + rowsAtOnce));
      }
    },
    await getDb(),
  );
  nudge();
  announce({ topic: 'jobs', jobId });
}
