import 'server-only';
import { z } from 'zod';
import { applyReleases } from '@/lib/fleet/model';
import { listReleases } from '@/lib/heroku/releases';
import { unwrap } from '@/lib/result';
import type { Listing } from './listing';
import { defineRead } from './read';
import { type ReleaseRow, releaseRow } from './release-row';

/** An app's newest releases, newest first. */
export const releasesRead = defineRead({
  name: 'releases',
  verb: 'app:read',
  input: z.object({ app: z.uuid(), max: z.number().int().min(1).max(1000).default(10) }),
  priceCalls: 1,
  from: ['cache', 'heroku'],
  async run(ctx, input): Promise<Listing<ReleaseRow>> {
    const { caller } = await ctx.caller(input.app);
    const readAt = Date.now();
    const releases = unwrap(await listReleases(caller, input.app, { max: input.max }));
    await applyReleases(input.app, releases, readAt);
    return { items: releases.map(releaseRow), readAt };
  },
});
