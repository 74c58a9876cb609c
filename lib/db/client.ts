import 'server-only';
import { sql } from 'drizzle-orm';
import type { Db } from '@/lib/db/db';
import { type OpenDatabase, openDatabase } from '@/lib/db/open-database';
import { env } from '@/lib/env';
import { forgetPerProcess, perProcess, setPerProcess } from '@/lib/per-process';

export type { Db } from '@/lib/db/db';

const slot = 'db';

/** This process's database, opened and migrated at the first call; a failure is forgotten, so the next call tries again. */
export function getDatabase(): Promise<OpenDatabase> {
  return perProcess(slot, () => {
    const { databaseUrl, dataDir } = env();
    return openDatabase({ databaseUrl, dataDir, isDyno: process.env.DYNO !== undefined }).catch((error: unknown) => {
      forgetPerProcess(slot);
      throw error;
    });
  });
}

/** The query interface of this process's database. */
export async function getDb(): Promise<Db> {
  return (await getDatabase()).db;
}

/** Makes an open database the one that `getDb` answers with: tests bring their own. */
export function setDatabase(database: OpenDatabase): void {
  setPerProcess(slot, Promise.resolve(database));
}

/** Closes this process's database, if it was opened. */
export async function closeDatabase(): Promise<void> {
  const open = perProcess<Promise<OpenDatabase> | null>(slot, () => null);
  forgetPerProcess(slot);
  await (await open)?.close();
}

/**
 * Runs `run` in one transaction: all of it or nothing. Never await HTTP inside: the embedded database has a single
 * connection, which everybody else waits for.
 */
export async function withTransaction<T>(run: (tx: Db) => Promise<T>, db?: Db): Promise<T> {
  return (db ?? (await getDb())).transaction(run);
}

/** Answers how long the database takes for a trivial query, in milliseconds; throws what the engine throws. */
export async function pingDatabase(): Promise<number> {
  const db = await getDb();
  const startedAt = performance.now();
  await db.execute(sql`select 1`);
  return performance.now() - startedAt;
}
