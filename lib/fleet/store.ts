import 'server-only';
import { eq, inArray, type SQL, sql } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import { forgetReachOf } from '@/lib/connections/reach-set';
import { getDb } from '@/lib/db/client';
import { jsonRows } from '@/lib/db/json-rows';
import { appAccess, appNames, fleetApps } from '@/lib/db/schema';
import { fleetReleases, knownDomains, observedChanges } from '@/lib/db/schema-fleet';
import type { AddOnPart, AppPart, CertificatePart, FleetEntry, Part } from './entry';

type Row = typeof fleetApps.$inferSelect;

const rowsPerStatement = 500;

function part<T>(value: unknown, readAt: Date | null): Part<T> | null {
  return readAt === null ? null : { value: value as T, readAt: readAt.getTime() };
}

// What an earlier version of the console wrote knows less of an app, its add-ons and its certificates.
const appBefore: Pick<AppPart, 'maintenanceSinceAt'> = { maintenanceSinceAt: null };
const addOnsOf = (value: unknown): AddOnPart[] | null =>
  (value as AddOnPart[] | null)?.map((addOn) => ({ ...addOnBefore, ...addOn, id: addOn.id ?? addOn.name })) ?? null;
const addOnBefore: Pick<AddOnPart, 'service' | 'createdAt' | 'configKeys'> = {
  service: null,
  createdAt: null,
  configKeys: [],
};

const certificatesOf = (value: unknown): CertificatePart[] | null =>
  (value as CertificatePart[] | null)?.map((one) => ({ ...one, endpoint: one.endpoint ?? null })) ?? null;

function toEntry(row: Row): FleetEntry {
  return {
    id: row.appId,
    app: { value: { ...appBefore, ...(row.app as AppPart) }, readAt: row.appReadAt.getTime() },
    coupling: part(row.coupling, row.couplingReadAt),
    formation: part(row.formation, row.formationReadAt),
    dynos: part(row.dynos, row.dynosReadAt),
    release: part(row.release, row.releaseReadAt),
    addOns: part(addOnsOf(row.addOns), row.addOnsReadAt),
    certificates: part(certificatesOf(row.certificates), row.certificatesReadAt),
  };
}

function toRow(entry: FleetEntry): Required<typeof fleetApps.$inferInsert> {
  const readAt = (of: Part<unknown> | null) => (of ? new Date(of.readAt) : null);
  return {
    appId: entry.id,
    name: entry.app.value.name,
    app: entry.app.value,
    appReadAt: new Date(entry.app.readAt),
    coupling: entry.coupling?.value ?? null,
    couplingReadAt: readAt(entry.coupling),
    formation: entry.formation?.value ?? null,
    formationReadAt: readAt(entry.formation),
    dynos: entry.dynos?.value ?? null,
    dynosReadAt: readAt(entry.dynos),
    release: entry.release?.value ?? null,
    releaseReadAt: readAt(entry.release),
    addOns: entry.addOns?.value ?? null,
    addOnsReadAt: readAt(entry.addOns),
    certificates: entry.certificates?.value ?? null,
    certificatesReadAt: readAt(entry.certificates),
  };
}

// Two servers write the same rows: each part keeps its newest reading, whoever writes last.
const newest = (column: string, readAt: string): SQL =>
  sql.raw(
    `case when fleet_apps.${readAt} is null or excluded.${readAt} >= fleet_apps.${readAt}` +
      ` then excluded.${column} else fleet_apps.${column} end`,
  );

const onConflict = {
  name: newest('name', 'app_read_at'),
  app: newest('app', 'app_read_at'),
  appReadAt: newest('app_read_at', 'app_read_at'),
  coupling: newest('coupling', 'coupling_read_at'),
  couplingReadAt: newest('coupling_read_at', 'coupling_read_at'),
  formation: newest('formation', 'formation_read_at'),
  formationReadAt: newest('formation_read_at', 'formation_read_at'),
  dynos: newest('dynos', 'dynos_read_at'),
  dynosReadAt: newest('dynos_read_at', 'dynos_read_at'),
  release: newest('release', 'release_read_at'),
  releaseReadAt: newest('release_read_at', 'release_read_at'),
  addOns: newest('add_ons', 'add_ons_read_at'),
  addOnsReadAt: newest('add_ons_read_at', 'add_ons_read_at'),
  certificates: newest('certificates', 'certificates_read_at'),
  certificatesReadAt: newest('certificates_read_at', 'certificates_read_at'),
};

function* chunks<T>(all: T[]): Generator<T[]> {
  for (let start = 0; start < all.length; start += rowsPerStatement) yield all.slice(start, start + rowsPerStatement);
}

/** Every app that was ever read and is still reached by some connection. */
export async function loadEntries(): Promise<FleetEntry[]> {
  const db = await getDb();
  return (await db.select().from(fleetApps)).map(toEntry);
}

/** The entries of these apps. */
export async function loadEntriesOf(appIds: readonly string[]): Promise<FleetEntry[]> {
  const db = await getDb();
  return (
    await db
      .select()
      .from(fleetApps)
      .where(inArray(fleetApps.appId, [...appIds]))
  ).map(toEntry);
}

/** The entries of which some part was read after `since`, by this server or another one. */
export async function loadEntriesReadAfter(since: Date): Promise<FleetEntry[]> {
  const db = await getDb();
  const { appReadAt, couplingReadAt, formationReadAt, dynosReadAt, releaseReadAt, addOnsReadAt, certificatesReadAt } =
    fleetApps;
  // Unlike the standard's, PostgreSQL's greatest() skips nulls.
  const latest = sql`greatest(${appReadAt}, ${couplingReadAt}, ${formationReadAt}, ${dynosReadAt}, ${releaseReadAt}, ${addOnsReadAt}, ${certificatesReadAt})`;
  const rows = await db.select().from(fleetApps).where(sql`${latest} > ${since.toISOString()}::timestamptz`);
  return rows.map(toEntry);
}

/** Writes entries, some hundreds to a statement. */
export async function saveEntries(entries: FleetEntry[]): Promise<void> {
  const db = await getDb();
  for (const some of chunks(entries)) {
    await db
      .insert(fleetApps)
      .select(jsonRows(fleetApps, some.map(toRow)))
      .onConflictDoUpdate({ target: fleetApps.appId, set: onConflict });
  }
}

/** Makes every age that lies after `now` be `now`, so that later readings are taken for newer. */
export async function rewindAges(now: Date): Promise<void> {
  const db = await getDb();
  const { appReadAt, couplingReadAt, formationReadAt, dynosReadAt, releaseReadAt, addOnsReadAt, certificatesReadAt } =
    fleetApps;
  // Unlike the standard's, PostgreSQL's least() skips nulls, and a part that was never read has no age.
  const atMost = (column: PgColumn) =>
    sql`case when ${column} is null then null else least(${column}, ${now.toISOString()}::timestamptz) end`;
  await db.update(fleetApps).set({
    appReadAt: atMost(appReadAt),
    couplingReadAt: atMost(couplingReadAt),
    formationReadAt: atMost(formationReadAt),
    dynosReadAt: atMost(dynosReadAt),
    releaseReadAt: atMost(releaseReadAt),
    addOnsReadAt: atMost(addOnsReadAt),
    certificatesReadAt: atMost(certificatesReadAt),
  });
}

/** Notes the names of apps, so that a link by an old name still finds its app. */
export async function saveNames(names: { name: string; appId: string }[], at: Date): Promise<void> {
  const db = await getDb();
  for (const some of chunks(names)) {
    await db
      .insert(appNames)
      .select(
        jsonRows(
          appNames,
          some.map((row) => ({ ...row, lastSeenAt: at })),
        ),
      )
      .onConflictDoUpdate({ target: [appNames.name, appNames.appId], set: { lastSeenAt: at } });
  }
}

/** Apps that had this name, the latest first. */
export async function appsOnceNamed(name: string): Promise<string[]> {
  const db = await getDb();
  const rows = await db
    .select({ appId: appNames.appId })
    .from(appNames)
    .where(sql`${appNames.name} = ${name}`)
    .orderBy(sql`${appNames.lastSeenAt} desc`);
  return rows.map(({ appId }) => appId);
}

/** The last list of apps of a connection, and when Heroku gave it; null when it was never read or saw no app. */
export async function lastListOf(connectionId: string): Promise<{ appIds: string[]; at: Date } | null> {
  const db = await getDb();
  const rows = await db
    .select({ appId: appAccess.appId, seenAt: appAccess.seenAt })
    .from(appAccess)
    .where(eq(appAccess.connectionId, connectionId));
  if (rows.length === 0) return null;
  // An app that was opened by its name is noted later than the list.
  const at = Math.min(...rows.map(({ seenAt }) => seenAt.getTime()));
  return { appIds: rows.map(({ appId }) => appId), at: new Date(at) };
}

/** Notes that a connection reaches one more app than its last list said: it was just read through it. */
export async function addAppAccess(connectionId: string, appId: string, at: Date): Promise<void> {
  const db = await getDb();
  await db
    .insert(appAccess)
    .values({ connectionId, appId, seenAt: at })
    .onConflictDoUpdate({ target: [appAccess.connectionId, appAccess.appId], set: { seenAt: at } });
  forgetReachOf(connectionId);
}

/** Deletes the rows of apps that no connection reaches any more, and says which those were. */
export async function deleteUnreached(): Promise<string[]> {
  const db = await getDb();
  const gone = await db
    .select({ appId: fleetApps.appId })
    .from(fleetApps)
    .where(sql`not exists (select 1 from app_access where app_access.app_id = ${fleetApps.appId})`);
  const ids = gone.map(({ appId }) => appId);
  if (ids.length > 0) {
    await db.delete(fleetApps).where(inArray(fleetApps.appId, ids));
    for (const table of [fleetReleases, knownDomains, observedChanges]) {
      await db.delete(table).where(inArray(table.appId, ids));
    }
  }
  return ids;
}
