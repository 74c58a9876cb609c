import 'server-only';
import { z } from 'zod';
import { reachableAppIds } from '@/lib/connections/reach';
import { listManyJobs, type ManyJob } from '@/lib/jobs/list-many';
import { defineRead } from './read';

/** Operations on many apps: those that still go on, or the newest hundred. */
export const jobsRead = defineRead({
  name: 'jobs',
  verb: 'jobs:read',
  input: z.object({ isLive: z.boolean().optional() }),
  priceCalls: 0,
  from: ['database'],
  async run({ viewer }, { isLive = false }): Promise<ManyJob[]> {
    return listManyJobs(viewer.personId, await reachableAppIds(viewer), { isLive });
  },
});
