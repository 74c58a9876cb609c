import 'server-only';
import { z } from 'zod';
import type { ConnectionSummary } from '@/lib/connections/reach';
import { reachSetOf } from '@/lib/connections/reach-set';
import { getDatabase } from '@/lib/db/client';
import { getFleet } from '@/lib/fleet/fleet';
import { type FleetProgress, progressOf } from '@/lib/fleet/progress';
import { lookAgainAt, neverRead, type RefreshPrice, refreshPrices } from '@/lib/fleet/refresh-fleet';
import { processHeroku } from '@/lib/heroku/heroku';
import { attentionOf } from '@/lib/rules/attention';
import { budgetsOf } from './budgets-of';
import { firstReading } from './first-reading';
import { defineRead } from './read';

const mostShown = 60;

/** How the fleet of one person is being read. */
export type FleetStatus = {
  /** How many apps are within reach. */
  apps: number;
  /** How many things need attention, and whether one of them would page somebody. */
  attention: { total: number; isUrgent: boolean };
  /** The last reading of each connection that this process made; one without `finishedAt` is under way. */
  progress: FleetProgress[];
  /** What looking again costs each Heroku account, without the apps on the screen. */
  refreshPrices: RefreshPrice[];
  /** How many Heroku accounts it is read through. */
  connections: number;
};

/**
 * How the reading of the fleet goes. A connection that was never read starts a reading and waits a moment for its list
 * of apps; `refresh` looks again (priced by `refreshPrices`, and by the apps of `shownIds` that have become old) and
 * does not wait.
 */
export const fleetStatusRead = defineRead({
  name: 'fleet-status',
  verb: 'fleet:read',
  input: z.object({ refresh: z.boolean().default(false), shownIds: z.array(z.uuid()).max(mostShown).default([]) }),
  priceCalls: 0,
  from: ['snapshot'],
  async run(ctx, input): Promise<FleetStatus> {
    const connections = await ctx.connections();
    const unread = new Set(input.refresh ? await neverRead(connections) : []);
    await firstReading(ctx);
    if (input.refresh) {
      const known = connections.filter((connection) => !unread.has(connection));
      void lookAgainAt(known, ctx.callerOf, new Set(input.shownIds));
    }
    // Only a database server can have a second console beside this one.
    if ((await getDatabase()).engine === 'server') await (await getFleet()).catchUp();
    return fleetStatusOf(connections);
  },
});

/** The status of a fleet that is read through these connections. */
export async function fleetStatusOf(connections: readonly ConnectionSummary[]): Promise<FleetStatus> {
  const fleet = await getFleet();
  const reach = await reachSetOf(connections.map(({ id }) => id));
  const rows = fleet.rowsOf(reach.ids);
  const { total, isUrgent } = attentionOf(rows, budgetsOf(connections), { nowMs: Date.now() });
  return {
    apps: rows.length,
    attention: { total, isUrgent },
    progress: connections.flatMap(({ id }) => progressOf(id) ?? []),
    refreshPrices: refreshPrices(fleet, connections, { lists: reach.lists, now: processHeroku().clock.now() }),
    connections: connections.length,
  };
}
