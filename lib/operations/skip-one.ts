import 'server-only';
import { z } from 'zod';
import { withTransaction } from '@/lib/db/client';
import { announce } from '@/lib/live/announce';
import { skipTarget, targetsOf } from './job-target';
import { defineOperation } from './operation';
import { refuse, type Steered, steered, steeringPlan } from './steer-many';

const Input = z.object({ job: z.uuid(), app: z.uuid() });
type State = Steered & { status: string };

const statusOf = async (job: string, app: string) =>
  (await targetsOf(job)).find(({ appId }) => appId === app)?.status ?? 'missing';

/** Leaves one app out of a job that has not begun it yet. */
export const skipOne = defineOperation<z.infer<typeof Input>, State>({
  name: 'skip-one',
  verb: 'jobs:steer',
  input: Input,
  app: ({ app }) => app,

  async load(ctx, { job, app }) {
    return { ...(await steered(ctx, job)), status: await statusOf(job, app) };
  },

  plan({ row, status }, _input, { appName }) {
    if (status !== 'queued') refuse(`${appName} is not waiting for its turn any more.`);
    const title = `Skip ${appName} in “${row.title}”`;
    return steeringPlan(title, title.replace('Skip', 'Skipped'), { from: 'queued', to: 'skipped' });
  },

  async execute({ now }, { job, app }) {
    if (!(await withTransaction((tx) => skipTarget(tx, job, app, now)))) refuse('Its turn has just come.');
    announce({ topic: 'jobs', jobId: job });
  },

  verify: async (_ctx, { job, app }) => ((await statusOf(job, app)) === 'skipped' ? 'done' : 'not_done'),
});
