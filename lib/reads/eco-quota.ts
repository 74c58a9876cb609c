import 'server-only';
import { z } from 'zod';
import { getFleet } from '@/lib/fleet/fleet';
import { type EcoQuota, getEcoQuota } from '@/lib/heroku/eco-quota';
import { unwrap } from '@/lib/result';
import { defineRead } from './read';

/**
 * The Eco hours that an app draws on. They belong to the account that owns the app, and Heroku tells them to that account
 * alone: for an app of a team or of somebody else `quota` is null, and no call is made.
 */
export const ecoQuotaRead = defineRead({
  name: 'eco-quota',
  verb: 'app:read',
  input: z.object({ app: z.uuid() }),
  priceCalls: 1,
  from: ['heroku'],
  async run(ctx, { app }): Promise<{ quota: EcoQuota | null; readAt: number }> {
    const { caller, connection } = await ctx.caller(app);
    const readAt = Date.now();
    const facts = (await getFleet()).get(app)?.app.value;
    if (!facts || facts.team !== null || facts.ownerEmail !== connection.herokuEmail) return { quota: null, readAt };
    return { quota: unwrap(await getEcoQuota(caller)), readAt };
  },
});
