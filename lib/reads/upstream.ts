import 'server-only';
import { z } from 'zod';
import { appIdsWithin } from '@/lib/connections/reach';
import { getFleet } from '@/lib/fleet/fleet';
import { upstreamApp } from '@/lib/fleet/upstream-app';
import { defineRead } from './read';

/** The app at the stage before, which an app is compared with. */
export type Upstream = { id: string; name: string; stage: string };

/** Which app an app is compared with, as the fleet knows its pipeline; null where there is none. */
export const upstreamRead = defineRead({
  name: 'upstream',
  verb: 'config:keys',
  input: z.object({ app: z.uuid() }),
  priceCalls: 0,
  from: ['snapshot'],
  async run(ctx, input): Promise<Upstream | null> {
    const reach = await appIdsWithin(await ctx.connections());
    const app = reach.has(input.app) ? upstreamApp(await getFleet(), input.app, reach) : null;
    return app && { id: app.id, name: app.name, stage: app.stage };
  },
});
