import 'server-only';
import { z } from 'zod';
import { type ActivityEntry, mergeActivity } from '@/lib/rules/activity';
import { activityRead } from './activity';
import type { Listing } from './listing';
import { defineRead } from './read';

const shown = 5;
/** An entry is made of several of what is remembered. */
const looksBack = 30;

/** The latest of what happened to an app, merged here: an app's first page brings no code for it. */
export const latestActivityRead = defineRead({
  name: 'latest-activity',
  verb: 'app:read',
  input: z.object({ app: z.uuid() }),
  priceCalls: 0,
  from: ['database'],
  async run(ctx, { app }): Promise<Listing<ActivityEntry>> {
    const { readAt, ...sources } = await activityRead.run(ctx, { app, max: looksBack });
    return { items: mergeActivity({ ...sources, builds: [] }).slice(0, shown), readAt };
  },
});
