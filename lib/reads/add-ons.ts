import 'server-only';
import { z } from 'zod';
import { applyAddOns } from '@/lib/fleet/model';
import { listAppAddOns } from '@/lib/heroku/add-ons';
import { unwrap } from '@/lib/result';
import type { Listing } from './listing';
import { defineRead } from './read';

/** One add-on. `cents` a month are 0 when it is free or under contract; `configKeys` are names, never values. */
export type AddOnRow = {
  id: string;
  name: string;
  service: string | null;
  plan: string | null;
  state: string | null;
  cents: number;
  configKeys: string[];
};

/** The add-ons that belong to an app, the dearest first. */
export const addOnsRead = defineRead({
  name: 'add-ons',
  verb: 'app:read',
  input: z.object({ app: z.uuid() }),
  priceCalls: 1,
  from: ['cache', 'heroku'],
  async run(ctx, input): Promise<Listing<AddOnRow>> {
    const { caller } = await ctx.caller(input.app);
    const readAt = Date.now();
    const all = unwrap(await listAppAddOns(caller, input.app));
    const own = all.filter(({ app }) => app.id === input.app);
    await applyAddOns(input.app, own, readAt);
    const items = own.map((addOn) => ({
      id: addOn.id,
      name: addOn.name,
      service: addOn.addon_service?.name ?? null,
      plan: addOn.plan?.name ?? null,
      state: addOn.state,
      cents: addOn.billed_price?.cents ?? 0,
      configKeys: addOn.config_vars ?? [],
    }));
    return { items: items.sort((a, b) => b.cents - a.cents || a.name.localeCompare(b.name)), readAt };
  },
});
