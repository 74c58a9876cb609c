import 'server-only';
import { z } from 'zod';
import { reachableAppIds } from '@/lib/connections/reach';
import { getFleet } from '@/lib/fleet/fleet';
import type { FleetRow } from '@/lib/fleet/rows';
import { pinsOf } from '@/lib/views/pins';
import { type SavedView, viewsOf } from '@/lib/views/saved-views';
import { defineRead } from './read';

/** An app that the viewer pinned, as far as the sidebar shows it. */
export type PinnedApp = Pick<FleetRow, 'id' | 'name' | 'state'>;

/** How the viewer likes to look at the fleet. */
export type ViewsAnswer = { views: SavedView[]; pinned: PinnedApp[] };

/** The saved views of the viewer and of those who share theirs, and the viewer's pinned apps that they still reach. */
export const viewsRead = defineRead({
  name: 'views',
  verb: 'fleet:read',
  input: z.object({}),
  priceCalls: 0,
  from: ['database', 'snapshot'],
  async run({ viewer }): Promise<ViewsAnswer> {
    const [views, pins, reachable, fleet] = await Promise.all([
      viewsOf(viewer),
      pinsOf(viewer),
      reachableAppIds(viewer),
      getFleet(),
    ]);
    const rows = fleet.rowsOf(pins.filter((id) => reachable.has(id)));
    return { views, pinned: rows.map(({ id, name, state }) => ({ id, name, state })) };
  },
});
