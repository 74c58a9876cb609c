import 'server-only';
import { z } from 'zod';
import { applySizes } from '@/lib/fleet/model';
import { sizesOf } from '@/lib/fleet/sizes';
import { listDynoSizes } from '@/lib/heroku/dyno-sizes';
import { unwrap } from '@/lib/result';
import type { Listing } from './listing';
import { defineRead } from './read';

/** One size that dynos can have; `centsPerMonth` is null where Heroku tells no price. */
export type DynoSizeRow = {
  name: string;
  centsPerMonth: number | null;
  dedicated: boolean;
  memoryGb: number | null;
  isPrivateOnly: boolean;
};

/** Heroku's catalogue of dyno sizes, the cheapest first; asked for once a day. */
export const dynoSizesRead = defineRead({
  name: 'dyno-sizes',
  verb: 'app:read',
  input: z.object({ app: z.uuid() }),
  priceCalls: 1,
  from: ['cache', 'heroku'],
  async run(ctx, input): Promise<Listing<DynoSizeRow>> {
    const { caller } = await ctx.caller(input.app);
    const readAt = Date.now();
    const sizes = unwrap(await listDynoSizes(caller));
    const rules = sizesOf(sizes);
    await applySizes(rules);
    const items = sizes.map((size, index) => ({
      name: size.name,
      centsPerMonth: rules[index]?.centsPerMonth ?? null,
      dedicated: size.dedicated ?? false,
      memoryGb: size.memory,
      isPrivateOnly: size.private_space_only ?? false,
    }));
    const price = (row: DynoSizeRow) => row.centsPerMonth ?? Number.POSITIVE_INFINITY;
    return { items: items.sort((a, b) => price(a) - price(b) || (a.memoryGb ?? 0) - (b.memoryGb ?? 0)), readAt };
  },
});
