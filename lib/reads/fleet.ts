import 'server-only';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { reachableAppIds } from '@/lib/connections/reach';
import { getDatabase } from '@/lib/db/client';
import { getFleet } from '@/lib/fleet/fleet';
import { type FleetProgress, progressOf } from '@/lib/fleet/progress';
import { neverRead, type RefreshPrice, refreshFleet, refreshPrices } from '@/lib/fleet/refresh-fleet';
import type { FleetRow } from '@/lib/fleet/rows';
import { listsOf } from '@/lib/fleet/store';
import { defineRead } from './read';

/** The fleet as one person sees it. */
export type FleetView = {
  rows: FleetRow[];
  /** The last reading of each connection that this process made; one without `finishedAt` is under way. */
  progress: FleetProgress[];
  /** What reading it all anew costs each Heroku account. */
  refreshPrices: RefreshPrice[];
  /** How many Heroku accounts it is read through. */
  connections: number;
};

const longestWaitMs = 800;

/**
 * Every app that the viewer's connections reach, from memory. A connection that was never read, or `refresh`, starts a
 * reading (priced by `refreshPrices`) and does not wait for it; a first one waits a moment for its list of apps.
 */
export const fleetRead = defineRead({
  name: 'fleet',
  verb: 'fleet:read',
  input: z.object({ refresh: z.boolean().default(false) }),
  priceCalls: 0,
  from: ['snapshot'],
  async run(ctx, input): Promise<FleetView> {
    const connections = await ctx.connections();
    const unread = await neverRead(connections);
    const { listed } = refreshFleet(input.refresh ? connections : unread, ctx.callerOf);
    if (unread.length > 0) await Promise.race([listed, wait(longestWaitMs)]);

    const fleet = await getFleet();
    // Only a database server can have a second console beside this one.
    if ((await getDatabase()).engine === 'server') await fleet.catchUp();
    const reachable = await reachableAppIds(ctx.viewer);
    return {
      rows: fleet.rowsOf(reachable),
      progress: connections.flatMap(({ id }) => progressOf(id) ?? []),
      refreshPrices: refreshPrices(fleet, connections, await listsOf(connections.map(({ id }) => id))),
      connections: connections.length,
    };
  },
});
