import 'server-only';
import { eq } from 'drizzle-orm';
import { getDb } from '@/lib/db/client';
import { fleetApps } from '@/lib/db/schema';
import type { FleetEntry } from '@/lib/fleet/entry';

/**
 * The pipeline stage of an app as last read; null when it is in no pipeline. It decides how deliberate a change must be,
 * so an app whose stage was never read counts as production.
 */
export async function stageOf(appId: string): Promise<string | null> {
  const db = await getDb();
  const [row] = await db
    .select({ coupling: fleetApps.coupling, readAt: fleetApps.couplingReadAt })
    .from(fleetApps)
    .where(eq(fleetApps.appId, appId));
  if (!row?.readAt) return 'production';
  const coupling = row.coupling as { stage?: string } | null | undefined;
  return coupling?.stage ?? null;
}

/** The same by what the fleet has in memory. */
export function stageInFleet({ coupling }: Pick<FleetEntry, 'coupling'>): string | null {
  return coupling === null ? 'production' : (coupling.value?.stage ?? null);
}
