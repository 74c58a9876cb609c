import 'server-only';
import { and, desc, eq, isNotNull, type SQL, sql } from 'drizzle-orm';
import { getDb } from '@/lib/db/client';
import { idList } from '@/lib/db/id-list';
import { fleetReleases } from '@/lib/db/schema-fleet';

export type LoggedRelease = typeof fleetReleases.$inferSelect;

/** A place in the log: the release after which (in time before which) a page begins. */
export type LogPlace = { at: number; app: string; version: number };

export type LogFilter = {
  /** Only these apps: what a person does not reach must not be among them. */
  appIds: readonly string[];
  byEmail?: string | undefined;
  status?: string | undefined;
  /** Each word stands in the description, the person or the version, or the app is one of `wordApps` for it. */
  words?: readonly { word: string; appIds: readonly string[] }[];
  before?: LogPlace | undefined;
  limit: number;
};

const { appId, version, status, description, byEmail, createdAt, seenAt } = fleetReleases;
const oneOf = (ids: readonly string[]) => sql`${appId} in ${idList(ids)}`;

/** Releases of some apps as far as the console has read them, newest first. */
export async function listLoggedReleases(filter: LogFilter): Promise<LoggedRelease[]> {
  const { appIds, words = [], before, limit } = filter;
  if (appIds.length === 0) return [];
  const db = await getDb();
  return db
    .select()
    .from(fleetReleases)
    .where(
      and(
        oneOf(appIds),
        filter.byEmail === undefined ? undefined : eq(byEmail, filter.byEmail),
        filter.status === undefined ? undefined : eq(status, filter.status),
        ...words.map(hasWord),
        before &&
          sql`(${createdAt}, ${appId}, ${version}) < (${timeOf(before)}, ${before.app}::uuid, ${before.version}::int)`,
      ),
    )
    .orderBy(desc(createdAt), desc(appId), desc(version))
    .limit(limit);
}

const timeOf = ({ at }: LogPlace) => sql`${new Date(at).toISOString()}::timestamptz`;

function hasWord({ word, appIds }: { word: string; appIds: readonly string[] }): SQL {
  const pattern = `%${word.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
  return sql`(${description} ilike ${pattern} or ${byEmail} ilike ${pattern} or 'v' || ${version} ilike ${pattern} or ${oneOf(appIds)})`;
}

/** Since when the console has known releases of these apps (ms; null when it knows none), and whose they are. */
export async function describeLog(appIds: readonly string[]): Promise<{ sinceAt: number | null; people: string[] }> {
  if (appIds.length === 0) return { sinceAt: null, people: [] };
  const db = await getDb();
  const [first] = await db.select({ seenAt }).from(fleetReleases).where(oneOf(appIds)).orderBy(seenAt).limit(1);
  const people = await db
    .selectDistinct({ byEmail })
    .from(fleetReleases)
    .where(and(oneOf(appIds), isNotNull(byEmail)))
    .orderBy(byEmail);
  return { sinceAt: first?.seenAt.getTime() ?? null, people: people.flatMap((person) => person.byEmail ?? []) };
}
