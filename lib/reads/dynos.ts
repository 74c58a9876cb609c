import 'server-only';
import { z } from 'zod';
import { applyDynos } from '@/lib/fleet/model';
import { listDynos } from '@/lib/heroku/dynos';
import { unwrap } from '@/lib/result';
import type { Listing } from './listing';
import { defineRead } from './read';

/** One running process. `updatedAt` (ms) is when its state last changed. */
export type DynoRow = {
  id: string;
  name: string;
  type: string;
  state: string;
  size: string | null;
  release: number | null;
  createdAt: number | null;
  updatedAt: number | null;
};

const time = (text: string | null) => (text === null ? null : Date.parse(text));

/** The dynos of an app that exist now, by type and number; one-off dynos included. */
export const dynosRead = defineRead({
  name: 'dynos',
  verb: 'app:read',
  input: z.object({ app: z.uuid() }),
  priceCalls: 1,
  from: ['cache', 'heroku'],
  async run(ctx, input): Promise<Listing<DynoRow>> {
    const { caller } = await ctx.caller(input.app);
    const readAt = Date.now();
    const dynos = unwrap(await listDynos(caller, input.app));
    await applyDynos(input.app, dynos, readAt);
    const items = dynos.map((dyno) => ({
      id: dyno.id,
      name: dyno.name,
      type: dyno.type,
      state: dyno.state,
      size: dyno.size,
      release: dyno.release?.version ?? null,
      createdAt: time(dyno.created_at),
      updatedAt: time(dyno.updated_at),
    }));
    return { items: items.sort(webFirst), readAt };
  },
});

function webFirst(a: DynoRow, b: DynoRow): number {
  return Number(b.type === 'web') - Number(a.type === 'web') || a.name.localeCompare(b.name, 'en', { numeric: true });
}
