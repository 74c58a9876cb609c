import 'server-only';
import { z } from 'zod';
import { applyFormation } from '@/lib/fleet/model';
import { listFormation } from '@/lib/heroku/formation';
import { unwrap } from '@/lib/result';
import type { Listing } from './listing';
import { defineRead } from './read';

/** One process type. `size` is null only where Heroku left it out. */
export type ProcessRow = { type: string; quantity: number; size: string | null; command: string | null };

/** Every process type of an app, `web` first. */
export const formationRead = defineRead({
  name: 'formation',
  verb: 'app:read',
  input: z.object({ app: z.uuid() }),
  priceCalls: 1,
  from: ['cache', 'heroku'],
  async run(ctx, input): Promise<Listing<ProcessRow>> {
    const { caller } = await ctx.caller(input.app);
    const readAt = Date.now();
    const formation = unwrap(await listFormation(caller, input.app));
    await applyFormation(input.app, formation, readAt);
    const items = formation
      .map(({ type, quantity, size, command }) => ({ type, quantity, size, command }))
      .sort((a, b) => Number(b.type === 'web') - Number(a.type === 'web') || a.type.localeCompare(b.type));
    return { items, readAt };
  },
});
