import 'server-only';
import { z } from 'zod';
import { appIdsWithin } from '@/lib/connections/reach';
import { getDb } from '@/lib/db/client';
import { getFleet } from '@/lib/fleet/fleet';
import { upstreamApp } from '@/lib/fleet/upstream-app';
import { getConfigVars } from '@/lib/heroku/config-vars';
import { Failure, fail, unwrap } from '@/lib/result';
import { type ConfigComparison, compareConfig, type PrintedKey } from '@/lib/rules/config-relations';
import { fingerprinter } from '@/lib/vault/fingerprint';
import { lookOnce } from './look-once';
import { defineRead } from './read';
import type { Upstream } from './upstream';

/** What can be said of an app's config without its values: key names, and how they stand to the app upstream. */
export type ConfigAgainstUpstream = ConfigComparison & { upstream: Upstream; readAt: number };

/** Shorter values are words and numbers, which many keys share. */
const shortestSecret = 12;
/** The page's first render and its panels may ask for the same thing; config itself is never kept. */
const freshMs = 2_000;

/**
 * Compares an app's config with that of the app at the stage before, on the server: values are fingerprinted here and
 * dropped. Fails with `not_found` where there is no app to compare with.
 */
export const configAgainstUpstreamRead = defineRead({
  name: 'config-against-upstream',
  verb: 'config:keys',
  input: z.object({ app: z.uuid() }),
  priceCalls: 2,
  from: ['heroku'],
  async run(ctx, input): Promise<ConfigAgainstUpstream> {
    const fleet = await getFleet();
    const upstream = upstreamApp(fleet, input.app, await appIdsWithin(await ctx.connections()));
    if (!upstream) throw new Failure(fail('not_found', 'There is no app at the stage before this one.').error);
    const both = [input.app, upstream.id] as const;
    const callers = await Promise.all(both.map((id) => ctx.caller(id)));
    const via = callers.map(({ connection }) => connection.id);
    return lookOnce(`config ${[...both, ...via].join(' ')}`, freshMs, async () => {
      const readAt = Date.now();
      const [printed, ...configs] = await Promise.all([
        getDb().then((db) => fingerprinter(db, 'config-value')),
        ...callers.map(async ({ caller }, index) => unwrap(await getConfigVars(caller, both[index] ?? ''))),
      ]);
      const [here = [], there = []] = configs.map((config) =>
        Object.entries(config).map(
          ([key, value]): PrintedKey => ({ key, print: printed(value), isWeak: value.length < shortestSecret }),
        ),
      );
      const owned = fleet.entriesOf(both).flatMap(({ addOns }) => addOns?.value ?? []);
      const ownedKeys = new Set(owned.flatMap(({ configKeys }) => configKeys));
      const { id, name, stage } = upstream;
      return { ...compareConfig(here, there, ownedKeys), upstream: { id, name, stage }, readAt };
    });
  },
});
