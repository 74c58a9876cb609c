import 'server-only';
import { z } from 'zod';
import type { SlugFacts } from '@/lib/fleet/release-facts';
import { pageReleases } from '@/lib/heroku/releases';
import { Failure, fail, unwrap } from '@/lib/result';
import { passedOver } from '@/lib/rules/xray';
import { countingCalls } from './counting-calls';
import { defineRead } from './read';
import { type ConfigBetween, configBetween, slugOrNull } from './release-ends';
import { type ReleaseRow, releaseRow } from './release-row';

/** Two releases side by side; in `config` the later one is `now`, the earlier `target`. */
export type ReleaseComparison = {
  earlier: ReleaseRow;
  later: ReleaseRow;
  slugs: { earlier: SlugFacts | null; later: SlugFacts | null };
  config: ConfigBetween | null;
  configProblem: string | null;
  calls: number;
  readAt: number;
};

/** Any two releases compared: slugs, config by fingerprints, add-ons. At most the list, the owners of keys, and two each. */
export const releaseComparisonRead = defineRead({
  name: 'release-comparison',
  verb: 'app:read',
  input: z.object({ app: z.uuid(), versions: z.tuple([z.number().int().positive(), z.number().int().positive()]) }),
  priceCalls: 6,
  from: ['cache', 'heroku', 'database'],
  async run(ctx, { app, versions }): Promise<ReleaseComparison> {
    const { caller, calls } = countingCalls((await ctx.caller(app)).caller);
    const readAt = Date.now();
    const all = unwrap(await pageReleases(caller, app)).releases.map(releaseRow);
    const find = (version: number): ReleaseRow => {
      const found = all.find((release) => release.version === version);
      if (found) return found;
      const { error } = fail(
        'not_found',
        `v${version} is not among this app’s newest releases.`,
        'Choose another one.',
      );
      throw new Failure(error);
    };
    const [earlier, later] = [find(Math.min(...versions)), find(Math.max(...versions))];
    const passed = passedOver(all, later.version, earlier.version);
    const [from, to, config] = await Promise.all([
      slugOrNull(caller, app, earlier.slug),
      slugOrNull(caller, app, later.slug),
      configBetween(caller, app, { now: later, target: earlier, passed }),
    ]);
    return { earlier, later, slugs: { earlier: from, later: to }, ...config, calls: calls(), readAt };
  },
});
