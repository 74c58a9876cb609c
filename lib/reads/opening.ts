import 'server-only';
import { setImmediate as afterOthers } from 'node:timers/promises';
import { z } from 'zod';
import type { Result } from '@/lib/result';
import { type OpeningPart, openingParts } from '@/lib/rules/opening-parts';
import { addOnsRead } from './add-ons';
import { configAgainstUpstreamRead } from './config-against-upstream';
import { domainsRead } from './domains';
import { dynoSizesRead } from './dyno-sizes';
import { dynosRead } from './dynos';
import { formationRead } from './formation';
import { latestActivityRead } from './latest-activity';
import { defineRead, type ReadAnswer, type ReadContext } from './read';
import { releasesRead } from './releases';

const answers = {
  formation: (ctx, app) => ctx.also(formationRead, { app }),
  dynoSizes: (ctx, app) => ctx.also(dynoSizesRead, { app }),
  dynos: (ctx, app) => ctx.also(dynosRead, { app }),
  releases: (ctx, app) => ctx.also(releasesRead, { app, max: 10 }),
  config: (ctx, app) => ctx.also(configAgainstUpstreamRead, { app }),
  addOns: (ctx, app) => ctx.also(addOnsRead, { app }),
  domains: (ctx, app) => ctx.also(domainsRead, { app }),
  // From the database alone: those that wait for Heroku go first.
  activity: (ctx, app) => afterOthers().then(() => ctx.also(latestActivityRead, { app })),
} satisfies Record<OpeningPart, (ctx: ReadContext, app: string) => Promise<Result<ReadAnswer<unknown>>>>;

/** Each part that was asked for, with an answer of its own that comes by itself. */
export type Opened = { [Part in OpeningPart]?: ReturnType<(typeof answers)[Part]> };

/** What the overview of an app shows: its reads in one request. */
export const openingRead = defineRead({
  name: 'opening',
  verb: 'app:read',
  input: z.object({ app: z.uuid(), parts: z.array(z.enum(openingParts)).max(openingParts.length) }),
  priceCalls: 8,
  from: ['cache', 'database', 'heroku'],
  async run(ctx, { app, parts }): Promise<Opened> {
    return Object.fromEntries(parts.map((part) => [part, answers[part](ctx, app)]));
  },
});
