import 'server-only';
import { z } from 'zod';
import { withTransaction } from '@/lib/db/client';
import { nudge } from '@/lib/jobs/nudge';
import { announce } from '@/lib/live/announce';
import { manyRow, resumeRow } from './many-row';
import { defineOperation } from './operation';
import { refuse, type Steered, steered, steeringPlan } from './steer-many';

const Input = z.object({ job: z.uuid() });

/** Lets a paused job go on, whatever it had paused for. */
export const resumeMany = defineOperation<z.infer<typeof Input>, Steered>({
  name: 'resume-many',
  verb: 'jobs:steer',
  input: Input,
  app: () => null,
  load: (ctx, { job }) => steered(ctx, job),

  plan({ row, hasEnded }) {
    if (!row.pausedAt || hasEnded) refuse('It is not paused.');
    return steeringPlan(`Resume “${row.title}”`, `Resumed “${row.title}”`, { from: 'paused', to: 'going on' });
  },

  async execute({ now }, { job }) {
    await withTransaction((tx) => resumeRow(tx, job, now));
    nudge();
    announce({ topic: 'jobs', jobId: job });
  },

  verify: async (_ctx, { job }) => ((await manyRow(job))?.pausedAt ? 'not_done' : 'done'),
});
