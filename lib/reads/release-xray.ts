import 'server-only';
import { z } from 'zod';
import type { SlugFacts } from '@/lib/fleet/release-facts';
import { pageReleases } from '@/lib/heroku/releases';
import { Failure, fail, unwrap } from '@/lib/result';
import { lostSlugs, mostLostSlugs, passedOver } from '@/lib/rules/xray';
import { countingCalls } from './counting-calls';
import { defineRead } from './read';
import { type ConfigBetween, configBetween, slugOrNull } from './release-ends';
import { type ReleaseRow, releaseRow } from './release-row';

export type Xray = {
  now: ReleaseRow;
  target: ReleaseRow;
  /** The newest version there is, whether it runs or not. */
  newest: number;
  /** Between the target and now, newest first, the current one included. */
  passed: ReleaseRow[];
  slugs: { now: SlugFacts | null; target: SlugFacts | null };
  /** Slugs that would no longer run, newest first; `facts` of the newest of them. */
  lost: { slug: string; version: number; facts: SlugFacts | null }[];
  /** Null where this account may not read config: what would be lost is then unknown. */
  config: ConfigBetween | null;
  configProblem: string | null;
  /** Calls that this X-ray took. */
  calls: number;
  readAt: number;
};

/**
 * What a rollback would take away: code by slugs, config by fingerprints. At most one call for the list, one for each of
 * two configs, one for the owners of keys, and one for each slug that was never seen.
 */
export const releaseXrayRead = defineRead({
  name: 'release-xray',
  verb: 'app:read',
  input: z.object({ app: z.uuid(), target: z.number().int().positive() }),
  priceCalls: 4 + 2 + mostLostSlugs,
  from: ['cache', 'heroku', 'database'],
  async run(ctx, { app, target: version }): Promise<Xray> {
    const counted = countingCalls((await ctx.caller(app)).caller);
    const readAt = Date.now();
    const all = unwrap(await pageReleases(counted.caller, app)).releases.map(releaseRow);
    const now = all.find(({ isCurrent }) => isCurrent);
    const target = all.find((release) => release.version === version);
    if (!now || !target) {
      throw new Failure(
        fail('not_found', `v${version} is not among this app’s newest releases.`, 'Reload the list.').error,
      );
    }
    const lost = lostSlugs(all, now.version, version);
    const passed = passedOver(all, now.version, version);
    const [fromSlug, toSlug, lostFacts, config] = await Promise.all([
      slugOrNull(counted.caller, app, now.slug),
      slugOrNull(counted.caller, app, target.slug),
      Promise.all(lost.slice(0, mostLostSlugs).map(({ slug }) => slugOrNull(counted.caller, app, slug))),
      configBetween(counted.caller, app, { now, target, passed }),
    ]);
    return {
      now,
      target,
      newest: all[0]?.version ?? now.version,
      passed,
      slugs: { now: fromSlug, target: toSlug },
      lost: lost.map((one, place) => ({ ...one, facts: lostFacts[place] ?? null })),
      ...config,
      calls: counted.calls(),
      readAt,
    };
  },
});
