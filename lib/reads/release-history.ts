import 'server-only';
import { z } from 'zod';
import { applyReleases } from '@/lib/fleet/model';
import { pageReleases } from '@/lib/heroku/releases';
import { unwrap } from '@/lib/result';
import { defineRead } from './read';
import { type ReleaseRow, releaseRow } from './release-row';

export type HistoryPage = {
  items: ReleaseRow[];
  /** Where the next page begins, in Heroku's words; null at the end. */
  next: string | null;
  readAt: number;
};

/** A thousand releases of an app, newest first; the whole history of nearly every app. */
export const releaseHistoryRead = defineRead({
  name: 'release-history',
  verb: 'app:read',
  input: z.object({
    app: z.uuid(),
    /** A Next-Range that an earlier page brought. */
    from: z
      .string()
      .max(120)
      .regex(/^version [\]\w.-]+; *[a-z0-9=, ]+$/)
      .optional(),
  }),
  priceCalls: 1,
  from: ['cache', 'heroku'],
  async run(ctx, { app, from }): Promise<HistoryPage> {
    const { caller } = await ctx.caller(app);
    const readAt = Date.now();
    const { releases, nextRange } = unwrap(await pageReleases(caller, app, from));
    if (from === undefined) await applyReleases(app, releases, readAt);
    return { items: releases.map(releaseRow), next: nextRange, readAt };
  },
});
