import 'server-only';
import { z } from 'zod';
import { reachSetOf } from '@/lib/connections/reach-set';
import { getFleet } from '@/lib/fleet/fleet';
import type { FleetRow } from '@/lib/fleet/rows';
import { bodyOf, type FleetBody, versionOf } from '@/lib/fleet/snapshot';
import type { WireFleet } from '@/lib/fleet/wire';
import { type AttentionLook, attentionLook } from '@/lib/rules/attention-look';
import { concernKinds } from '@/lib/rules/concerns';
import { type FleetWindow, fleetWindow, wholeFleetApps, windowRows } from '@/lib/rules/fleet-window';
import { pinsOf } from '@/lib/views/pins';
import { budgetsOf } from './budgets-of';
import { firstReading } from './first-reading';
import { defineRead } from './read';

const declared = { verb: 'fleet:read', input: z.object({}), priceCalls: 0, from: ['snapshot'] } as const;

/** Every app that the viewer's connections reach, from memory, as it is sent: gzipped once for everybody. */
export const fleetRead = defineRead({
  ...declared,
  name: 'fleet',
  async run(ctx): Promise<FleetBody> {
    const reach = await reachSetOf((await ctx.connections()).map(({ id }) => id));
    return bodyOf(await getFleet(), reach);
  },
});

/**
 * The same as rows, for the first render; null where they are too many for it. A connection that was never read begins to
 * be read.
 */
export const fleetRowsRead = defineRead({
  ...declared,
  name: 'fleet-rows',
  async run(ctx): Promise<WireFleet | null> {
    await firstReading(ctx);
    const reach = await reachSetOf((await ctx.connections()).map(({ id }) => id));
    const fleet = await getFleet();
    const booked = fleet.booked(reach.ids);
    if (booked.length > wholeFleetApps) return null;
    return {
      version: versionOf(fleet, reach),
      rows: booked.map(({ row }) => row),
      numbers: booked.map(({ number }) => number),
    };
  },
});

const longestQuery = 4_000;
const mostViews = 200;
const minuteMs = 60_000;

/** What the first screen of a fleet shows that is too big to be sent with it; null where `fleetRowsRead` has all of it. */
export const fleetWindowRead = defineRead({
  ...declared,
  name: 'fleet-window',
  input: z.object({
    query: z.string().max(longestQuery),
    views: z.array(z.object({ id: z.string(), query: z.string() })).max(mostViews),
  }),
  async run(ctx, { query, views }): Promise<FleetWindow<FleetRow> | null> {
    const reach = await reachSetOf((await ctx.connections()).map(({ id }) => id));
    if (reach.ids.size <= wholeFleetApps) return null;
    const [fleet, pins] = [await getFleet(), await pinsOf(ctx.viewer)];
    const nowMs = Math.floor(Date.now() / minuteMs) * minuteMs;
    return fleetWindow(fleet.rowsOf(reach.ids), { query, views, now: { nowMs, pinned: new Set(pins) } });
  },
});

/** The head of the queue of a fleet that is too big to be sent with its page; null where `fleetRowsRead` has all of it. */
export const attentionWindowRead = defineRead({
  ...declared,
  name: 'attention-window',
  input: z.object({ only: z.enum([...concernKinds, 'budget']).nullable() }),
  async run(ctx, { only }): Promise<AttentionLook<FleetRow> | null> {
    const connections = await ctx.connections();
    const reach = await reachSetOf(connections.map(({ id }) => id));
    if (reach.ids.size <= wholeFleetApps) return null;
    const rows = (await getFleet()).rowsOf(reach.ids);
    const look = attentionLook(rows, budgetsOf(connections), { nowMs: Date.now(), only });
    return { ...look, items: look.items.slice(0, windowRows) };
  },
});
