import 'server-only';
import { z } from 'zod';
import { withTransaction } from '@/lib/db/client';
import { nudge } from '@/lib/jobs/nudge';
import { announce } from '@/lib/live/announce';
import { callOffRow, manyRow } from './many-row';
import { defineOperation } from './operation';
import { refuse, type Steered, steered, steeringPlan } from './steer-many';

const Input = z.object({ job: z.uuid() });

/** Calls off what a job has not begun yet. What is being changed comes to its end. */
export const callOffMany = defineOperation<z.infer<typeof Input>, Steered>({
  name: 'call-off-many',
  verb: 'jobs:steer',
  input: Input,
  app: () => null,
  load: (ctx, { job }) => steered(ctx, job),

  plan({ row, hasEnded }) {
    if (row.calledOffAt || hasEnded) refuse('Nothing of it is left to call off.');
    return steeringPlan(`Call off the rest of “${row.title}”`, `Called off the rest of “${row.title}”`, {
      from: 'going on',
      to: 'called off',
    });
  },

  async execute({ now }, { job }) {
    await withTransaction((tx) => callOffRow(tx, job, now));
    nudge();
    announce({ topic: 'jobs', jobId: job });
  },

  verify: async (_ctx, { job }) => ((await manyRow(job))?.calledOffAt ? 'done' : 'not_done'),
});
