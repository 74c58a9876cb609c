import 'server-only';
import { inArray, sql } from 'drizzle-orm';
import { type Db, withTransaction } from '@/lib/db/client';
import { jsonRows } from '@/lib/db/json-rows';
import { fleetApps } from '@/lib/db/schema';
import { apiCalls, budgetLevels } from '@/lib/db/schema-work';
import type { Lane } from '@/lib/heroku/budget-rules';

/** Calls of one minute (milliseconds since 1970) that have everything else in common. */
export type CallSum = {
  minute: number;
  accountId: string;
  purpose: string;
  lane: Lane;
  /** `refused` is a 429: Heroku counted nothing. */
  outcome: 'ok' | 'failed' | 'refused';
  personId: string | null;
  /** The app's id or name, as the call named it. */
  app: string | null;
  calls: number;
};

/** What Heroku said about a bucket in a minute. Times are milliseconds since 1970. */
export type LevelTold = { accountId: string; minute: number; remaining: number; limit: number; at: number };

/** Stands in the tables for no person and for no app. */
export const nobody = '00000000-0000-0000-0000-000000000000';

const uuid = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i;
const rowsPerInsert = 500;

/**
 * Adds sums to those in the database, and keeps the newest level of each minute: all of it or nothing. What several
 * servers save adds up.
 */
export async function saveSums(sums: CallSum[], levels: LevelTold[], db?: Db): Promise<void> {
  await withTransaction(async (tx) => {
    const rows = await rowsOf(tx, sums);
    for (let start = 0; start < rows.length; start += rowsPerInsert) {
      await tx
        .insert(apiCalls)
        .select(jsonRows(apiCalls, rows.slice(start, start + rowsPerInsert)))
        .onConflictDoUpdate({
          target: [
            apiCalls.accountId,
            apiCalls.minute,
            apiCalls.purpose,
            apiCalls.lane,
            apiCalls.outcome,
            apiCalls.personId,
            apiCalls.appId,
          ],
          set: { calls: sql`${apiCalls.calls} + excluded.calls` },
        });
    }
    if (levels.length === 0) return;
    await tx
      .insert(budgetLevels)
      .values(
        levels
          .map((level) => ({ ...level, minute: new Date(level.minute), at: new Date(level.at) }))
          .sort((a, b) =>
            compare(`${a.accountId} ${a.minute.toISOString()}`, `${b.accountId} ${b.minute.toISOString()}`),
          ),
      )
      .onConflictDoUpdate({
        target: [budgetLevels.accountId, budgetLevels.minute],
        set: { remaining: sql`excluded.remaining`, limit: sql`excluded.limit`, at: sql`excluded.at` },
        setWhere: sql`excluded.at >= ${budgetLevels.at}`,
      });
  }, db);
}

type Row = typeof apiCalls.$inferSelect;

// In the order of the key: two servers that write the same rows must not wait for each other crosswise.
async function rowsOf(tx: Db, sums: readonly CallSum[]): Promise<Row[]> {
  const ids = await idsByName(tx, sums);
  const rows = new Map<string, Row>();
  for (const { app, personId, minute, ...sum } of sums) {
    const appId = app === null ? nobody : uuid.test(app) ? app.toLowerCase() : (ids.get(app) ?? nobody);
    const row = { ...sum, minute: new Date(minute), personId: personId ?? nobody, appId };
    const key = [row.accountId, minute, row.purpose, row.lane, row.outcome, row.personId, appId].join(' ');
    rows.set(key, { ...row, calls: row.calls + (rows.get(key)?.calls ?? 0) });
  }
  return [...rows].sort(([a], [b]) => compare(a, b)).map(([, row]) => row);
}

async function idsByName(tx: Db, sums: readonly CallSum[]): Promise<Map<string, string>> {
  const names = new Set(sums.flatMap(({ app }) => (app === null || uuid.test(app) ? [] : [app])));
  if (names.size === 0) return new Map();
  const found = await tx
    .select({ appId: fleetApps.appId, name: fleetApps.name })
    .from(fleetApps)
    .where(inArray(fleetApps.name, [...names]));
  return new Map(found.map(({ name, appId }) => [name, appId]));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
