import 'server-only';
import { z } from 'zod';
import { appOutOfReach } from '@/lib/connections/app-out-of-reach';
import { getFleet } from '@/lib/fleet/fleet';
import { resolveApp } from '@/lib/fleet/resolve-app';
import type { FleetRow } from '@/lib/fleet/rows';
import { Failure } from '@/lib/result';
import { defineRead } from './read';

/** What the fleet remembers of one app; `movedTo` is its name of today where the question used another one. */
export type AppRow = { row: FleetRow; movedTo: string | null };

/** One app's row by id, name or former name: the first paint of its page, without a call where the fleet knows it. */
export const appRowRead = defineRead({
  name: 'app-row',
  verb: 'app:read',
  input: z.object({ app: z.string().min(1).max(64) }),
  priceCalls: 1,
  from: ['snapshot', 'heroku'],
  async run(ctx, input): Promise<AppRow> {
    const id = await resolveApp(ctx, input.app);
    const [row] = (await getFleet()).rowsOf([id]);
    if (!row) throw new Failure(appOutOfReach());
    return { row, movedTo: row.name === input.app ? null : row.name };
  },
});
