import 'server-only';
import { z } from 'zod';
import { listBuilds } from '@/lib/heroku/builds';
import { unwrap } from '@/lib/result';
import type { MadeBuild } from '@/lib/rules/activity';
import type { Listing } from './listing';
import { defineRead } from './read';

const newest = 200;

/** An app's newest builds. Where their code lies and where their output can be read stays on the server. */
export const buildsRead = defineRead({
  name: 'builds',
  verb: 'app:read',
  input: z.object({ app: z.uuid() }),
  priceCalls: 1,
  from: ['cache', 'heroku'],
  async run(ctx, input): Promise<Listing<MadeBuild>> {
    const { caller } = await ctx.caller(input.app);
    const readAt = Date.now();
    const builds = unwrap(await listBuilds(caller, input.app, { max: newest }));
    const items = builds.flatMap(({ id, created_at, user, status, source_blob, release }) =>
      created_at === null
        ? []
        : [
            {
              id,
              at: Date.parse(created_at),
              by: user?.email ?? null,
              status,
              commit: source_blob?.version ?? null,
              release: release?.id ?? null,
            },
          ],
    );
    return { items, readAt };
  },
});
