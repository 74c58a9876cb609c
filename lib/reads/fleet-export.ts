import 'server-only';
import { z } from 'zod';
import { reachableAppIds } from '@/lib/connections/reach';
import { getFleet } from '@/lib/fleet/fleet';
import type { FleetRow } from '@/lib/fleet/rows';
import { log } from '@/lib/log';
import { defaultColumns } from '@/lib/rules/fleet-columns';
import { exportFormats, exportText } from '@/lib/rules/fleet-export';
import { FleetIndex } from '@/lib/rules/fleet-filter';
import { parseFleetQuery } from '@/lib/rules/fleet-query';
import { sortRows } from '@/lib/rules/fleet-sort';
import { pinsOf } from '@/lib/views/pins';
import { defineRead } from './read';

/** A file that a browser saves. */
export type Download = { name: string; type: string; text: string };

const types = { csv: 'text/csv; charset=utf-8', json: 'application/json; charset=utf-8' };
const longestQuery = 4_000;
const mostApps = 10_000;

const Input = z.object({
  format: z.enum(exportFormats),
  /** The query of the fleet's address: its filter, order and columns decide what is in the file. */
  query: z.string().max(longestQuery),
  /** These apps alone, whatever the filter says. */
  apps: z.array(z.uuid()).max(mostApps).nullable(),
});

/**
 * The fleet as the screen shows it, as a file. It holds names, states, versions and prices, nothing that is secret, so it
 * is logged and not audited.
 */
export const fleetExportRead = defineRead({
  name: 'fleet-export',
  verb: 'fleet:read',
  input: Input,
  priceCalls: 0,
  from: ['snapshot'],
  async run({ viewer }, { format, query, apps }): Promise<Download> {
    const [fleet, reachable, pins] = await Promise.all([getFleet(), reachableAppIds(viewer), pinsOf(viewer)]);
    const { filter, sort, columns } = parseFleetQuery(query);
    const nowMs = Date.now();
    const sorted = sortRows(fleet.rowsOf(reachable), sort);
    const chosen = apps && new Set(apps);
    const rows = chosen
      ? sorted.filter(({ id }) => chosen.has(id))
      : new FleetIndex<FleetRow>().apply(sorted, filter, { nowMs, pinned: new Set(pins) }).matching;
    log.info({ personId: viewer.personId, format, apps: rows.length }, 'fleet exported');
    const day = new Date(nowMs).toISOString().slice(0, 10);
    return {
      name: `fleet-${day}.${format}`,
      type: types[format],
      text: exportText(rows, columns ?? defaultColumns, format),
    };
  },
});
