import 'server-only';
import { z } from 'zod';
import { withTransaction } from '@/lib/db/client';
import { nudge } from '@/lib/jobs/nudge';
import { announce } from '@/lib/live/announce';
import { manyRow, pauseRow } from './many-row';
import { defineOperation } from './operation';
import { refuse, type Steered, steered, steeringPlan } from './steer-many';

const Input = z.object({ job: z.uuid() });

/** Lets a job begin no further app until somebody resumes it. What is being changed comes to its end. */
export const pauseMany = defineOperation<z.infer<typeof Input>, Steered>({
  name: 'pause-many',
  verb: 'jobs:steer',
  input: Input,
  app: () => null,
  load: (ctx, { job }) => steered(ctx, job),

  plan({ row, hasEnded }) {
    if (row.pausedAt) refuse('It is paused already.');
    if (hasEnded) refuse('It has ended.');
    return steeringPlan(`Pause “${row.title}”`, `Paused “${row.title}”`, { from: 'going on', to: 'paused' });
  },

  async execute({ now }, { job }) {
    await withTransaction((tx) => pauseRow(tx, job, 'person', now));
    nudge();
    announce({ topic: 'jobs', jobId: job });
  },

  verify: async (_ctx, { job }) => ((await manyRow(job))?.pausedAt ? 'done' : 'not_done'),
});
