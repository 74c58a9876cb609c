import 'server-only';
import { z } from 'zod';
import { applyRelease } from '@/lib/fleet/model';
import { listReleases } from '@/lib/heroku/releases';
import { unwrap } from '@/lib/result';
import type { Listing } from './listing';
import { defineRead } from './read';

/** One release. `createdAt` is in ms; `by` is an e-mail address. */
export type ReleaseRow = {
  id: string;
  version: number;
  status: string | null;
  description: string | null;
  by: string | null;
  createdAt: number | null;
  isCurrent: boolean;
  hasSlug: boolean;
};

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
    await applyRelease(input.app, releases[0] ?? null, readAt);
    const items = releases.map((release) => ({
      id: release.id,
      version: release.version,
      status: release.status,
      description: release.description,
      by: release.user?.email ?? null,
      createdAt: release.created_at === null ? null : Date.parse(release.created_at),
      isCurrent: release.current ?? false,
      hasSlug: release.slug !== null,
    }));
    return { items, readAt };
  },
});
