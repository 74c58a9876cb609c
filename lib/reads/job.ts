import 'server-only';
import { z } from 'zod';
import { reasonAgainst } from '@/lib/access/reasons';
import type { Viewer } from '@/lib/auth/viewer';
import { reachableAppIds } from '@/lib/connections/reach';
import { getFleet } from '@/lib/fleet/fleet';
import { listManyJobs, type ManyJob } from '@/lib/jobs/list-many';
import { type TargetRow, targetsOf } from '@/lib/operations/job-target';
import { nounOf, operationOnMany } from '@/lib/operations/many-operations';
import { manyRow } from '@/lib/operations/many-row';
import type { Change } from '@/lib/operations/operation';
import { type AppError, Failure, fail } from '@/lib/result';
import { isLiveBulk, type TargetStatus } from '@/lib/rules/bulk';
import { defineRead } from './read';

/** One app of a job: what was agreed to, and how far it is. Times are in ms. */
export type JobTarget = {
  appId: string;
  name: string;
  stage: string | null;
  status: TargetStatus;
  changes: Change[];
  centsPerMonth: number | null;
  error: AppError | null;
  finishedAt: number | null;
};

export type JobView = {
  job: ManyJob;
  /** How it goes: the first app goes alone, so many at once, paused at so many percent of failures. */
  manner: { hasCanary: boolean; isCanaryDone: boolean; waveSize: number | null; stopAtPercent: number | null };
  /** Those within reach, in their order. */
  targets: JobTarget[];
  /** How many more there are. */
  outOfReach: number;
  /** Jobs that tried this one's failures again, or undid it. */
  followers: Pick<ManyJob, 'id' | 'title' | 'follows'>[];
  /** Why the viewer may not do something to it; null where they may. */
  reasons: { steer: string | null; retry: string | null; undo: string | null };
};

/** How one operation on many apps goes, app by app. */
export const jobRead = defineRead({
  name: 'job',
  verb: 'jobs:read',
  input: z.object({ job: z.uuid() }),
  priceCalls: 0,
  from: ['database', 'snapshot'],
  async run({ viewer }, { job: id }): Promise<JobView> {
    const reach = await reachableAppIds(viewer);
    const [job] = await listManyJobs(viewer.personId, reach, { id });
    const row = await manyRow(id);
    if (!job || !row) throw new Failure(fail('not_found', 'There is no such job within your reach.').error);
    const targets = await targetsOf(id);
    const within = targets.filter(({ appId }) => reach.has(appId));
    const fleet = await getFleet();
    const followers = await listManyJobs(viewer.personId, reach, { follows: id });
    return {
      job,
      manner: {
        hasCanary: row.hasCanary,
        isCanaryDone: row.canaryDoneAt !== null,
        waveSize: row.waveSize,
        stopAtPercent: row.stopAtPercent,
      },
      targets: within.map((target) => toTarget(target, fleet.get(target.appId)?.coupling?.value?.stage ?? null)),
      outOfReach: targets.length - within.length,
      followers: followers.map(({ id: jobId, title, follows }) => ({ id: jobId, title, follows })),
      reasons: reasonsOf(viewer, job, followers),
    };
  },
});

function toTarget(row: TargetRow, stage: string | null): JobTarget {
  const { appId, target: name, status, error, plan, finishedAt } = row;
  const { changes = [], centsPerMonth = null } = (plan ?? {}) as Partial<Pick<JobTarget, 'changes' | 'centsPerMonth'>>;
  return {
    appId,
    name,
    stage,
    status,
    changes,
    centsPerMonth,
    error: error as AppError | null,
    finishedAt: finishedAt?.getTime() ?? null,
  };
}

function reasonsOf({ role }: Viewer, job: ManyJob, followers: readonly ManyJob[]): JobView['reasons'] {
  const operation = operationOnMany(job.operation);
  const steer = reasonAgainst(role, 'jobs:steer') ?? reasonAgainst(role, operation.verb);
  const goesOn = isLiveBulk(job.status) ? 'It still goes on.' : null;
  const { done, failed, queued } = job.counts;
  const isRetried = followers.some(({ follows }) => follows?.as === 'retry');
  const isUndone = followers.some(({ follows, counts }) => follows?.as === 'undo' && counts.failed === 0);
  return {
    steer,
    retry:
      steer ??
      goesOn ??
      (failed + queued === 0 ? 'Nothing of it has failed.' : null) ??
      (isRetried ? 'It was retried.' : null),
    undo:
      steer ??
      (operation.inverse ? null : `Nothing undoes ${nounOf(operation)}.`) ??
      goesOn ??
      (done === 0 ? 'Nothing was changed.' : null) ??
      (isUndone ? 'It was undone.' : null),
  };
}
