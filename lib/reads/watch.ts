import 'server-only';
import { and, eq, lte, sql } from 'drizzle-orm';
import { z } from 'zod';
import { reachableAppIds } from '@/lib/connections/reach';
import { getDb } from '@/lib/db/client';
import { jsonRows } from '@/lib/db/json-rows';
import { presence, watches } from '@/lib/db/schema-fleet';
import { processHeroku } from '@/lib/heroku/heroku';
import { defineRead } from './read';

const believedForMs = 60_000;
const mostApps = 60;

/**
 * Tells the console that the viewer is here and which apps they have on the screen, which are then read more often. It
 * is believed for a minute. Apps out of reach are left out. Nothing is asked of Heroku, and nothing answered.
 */
export const watchRead = defineRead({
  name: 'watch',
  verb: 'fleet:read',
  input: z.object({ appIds: z.array(z.uuid()).max(mostApps) }),
  priceCalls: 0,
  from: ['database'],
  async run({ viewer: { personId } }, input): Promise<null> {
    const now = processHeroku().clock.now();
    const until = new Date(now + believedForMs);
    const reachable = await reachableAppIds({ personId });
    const seen = [...new Set(input.appIds)].filter((appId) => reachable.has(appId));
    const db = await getDb();
    await db
      .insert(presence)
      .values({ personId, until })
      .onConflictDoUpdate({ target: presence.personId, set: { until } });
    await db.delete(watches).where(and(eq(watches.personId, personId), lte(watches.until, new Date(now))));
    if (seen.length === 0) return null;
    await db
      .insert(watches)
      .select(
        jsonRows(
          watches,
          seen.map((appId) => ({ appId, personId, until })),
        ),
      )
      .onConflictDoUpdate({ target: [watches.appId, watches.personId], set: { until: sql`excluded.until` } });
    return null;
  },
});
