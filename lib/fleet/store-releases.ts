import 'server-only';
import { sql } from 'drizzle-orm';
import { getDb } from '@/lib/db/client';
import { jsonRows } from '@/lib/db/json-rows';
import { fleetReleases } from '@/lib/db/schema-fleet';
import type { ReleasePart } from './entry';

const rowsPerStatement = 500;

/**
 * Writes releases into the log of all releases, `seenAt` for those that are new to it. A release that was pending may
 * have ended since; the others stay as they are. One without a time has no place in the log.
 */
export async function saveReleases(
  releases: readonly { appId: string; release: ReleasePart }[],
  seenAt: Date,
): Promise<void> {
  const rows = releases.flatMap(({ appId, release: { version, status, description, by, createdAt } }) =>
    createdAt === null
      ? []
      : [{ appId, version, status, description, byEmail: by, createdAt: new Date(createdAt), seenAt }],
  );
  const db = await getDb();
  for (let start = 0; start < rows.length; start += rowsPerStatement) {
    await db
      .insert(fleetReleases)
      .select(jsonRows(fleetReleases, rows.slice(start, start + rowsPerStatement)))
      .onConflictDoUpdate({
        target: [fleetReleases.appId, fleetReleases.version],
        set: { status: sql`excluded.status`, description: sql`excluded.description` },
        setWhere: sql`fleet_releases.status is distinct from excluded.status`,
      });
  }
}
