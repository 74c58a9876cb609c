import 'server-only';
import { z } from 'zod';
import { applySizes } from '@/lib/fleet/model';
import { type DynoSizeRow, keepSizes, keptSizes, sizesOf } from '@/lib/fleet/sizes';
import { listDynoSizes } from '@/lib/heroku/dyno-sizes';
import { unwrap } from '@/lib/result';
import type { Listing } from './listing';
import { defineRead } from './read';

/** Heroku's catalogue of dyno sizes, the cheapest first; asked for once a day, whatever restarts meanwhile. */
export const dynoSizesRead = defineRead({
  name: 'dyno-sizes',
  verb: 'app:read',
  input: z.object({ app: z.uuid() }),
  priceCalls: 1,
  from: ['database', 'cache', 'heroku'],
  async run(ctx, input): Promise<Listing<DynoSizeRow>> {
    const { caller, connection } = await ctx.caller(input.app);
    const readAt = Date.now();
    const kept = await keptSizes(connection.herokuAccountId, readAt);
    if (kept) {
      await applySizes(kept.items);
      return kept;
    }
    const sizes = unwrap(await listDynoSizes(caller));
    await applySizes(sizesOf(sizes));
    return keepSizes(connection.herokuAccountId, sizes, readAt);
  },
});
