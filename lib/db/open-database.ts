import 'server-only';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { drizzle as drizzleServer } from 'drizzle-orm/node-postgres';
import { drizzle as drizzleEmbedded } from 'drizzle-orm/pglite';
import pg from 'pg';
import type { Db } from '@/lib/db/db';
import { lockDirectory } from '@/lib/db/directory-lock';
import { listenOn } from '@/lib/db/listen';
import { migrateEmbeddedDatabase, migrateServerDatabase } from '@/lib/db/migrate';
import * as schema from '@/lib/db/schema';
import { isLoopback } from '@/lib/env-fields';

const connectTimeoutMs = 5_000;
const poolSize = 10;

export type OpenDatabase = {
  db: Db;
  engine: 'embedded' | 'server';
  close: () => Promise<void>;
  /** Hears what other servers announce on a channel; only a PostgreSQL server can have others. */
  listen?: (channel: string, onPayload: (payload: string) => void) => void;
};
export type DatabaseTarget = { databaseUrl: string | null; dataDir: string; isDyno?: boolean };

// Heroku Postgres requires TLS with a certificate that no authority has signed, and says nothing of it in its URL.
function tlsOf(databaseUrl: string, isDyno: boolean): pg.ClientConfig['ssl'] {
  const url = new URL(databaseUrl);
  const isOwn = !isDyno || url.searchParams.has('sslmode') || url.hostname === '' || isLoopback(url.hostname);
  return isOwn ? undefined : { rejectUnauthorized: false };
}

async function openServer(databaseUrl: string, isDyno: boolean): Promise<OpenDatabase> {
  const ssl = tlsOf(databaseUrl, isDyno);
  const config: pg.ClientConfig = {
    connectionString: databaseUrl,
    connectionTimeoutMillis: connectTimeoutMs,
    application_name: 'dynodeck',
    ...(ssl ? { ssl } : {}),
  };
  const pool = new pg.Pool({ ...config, max: poolSize });
  // An idle connection that the server ends would otherwise end this process; the next query opens another.
  pool.on('error', () => undefined);
  try {
    await migrateServerDatabase(pool);
  } catch (error) {
    await pool.end();
    throw error;
  }
  const deaf: (() => void)[] = [];
  return {
    db: drizzleServer(pool, { schema }),
    engine: 'server',
    listen: (channel, onPayload) => void deaf.push(listenOn(config, channel, onPayload)),
    close: () => {
      for (const stop of deaf) stop();
      return pool.end();
    },
  };
}

async function openEmbedded(dataDir: string): Promise<OpenDatabase> {
  const directory = path.join(dataDir, 'db');
  await mkdir(/* turbopackIgnore: true */ dataDir, { recursive: true, mode: 0o700 });
  const lock = await lockDirectory(directory);
  try {
    const lite = await PGlite.create(directory);
    const close = async () => {
      await lite.close();
      await lock.release();
    };
    try {
      await migrateEmbeddedDatabase(lite);
    } catch (error) {
      await lite.close();
      throw error;
    }
    return { db: drizzleEmbedded(lite, { schema }) as unknown as Db, engine: 'embedded', close };
  } catch (error) {
    await lock.release();
    throw error;
  }
}

/**
 * Opens and migrates the database: a PostgreSQL server where a URL is given, else the embedded one under
 * `dataDir/db`. Throws `DirectoryInUse` when another process has that directory open.
 */
export function openDatabase(target: DatabaseTarget): Promise<OpenDatabase> {
  return target.databaseUrl ? openServer(target.databaseUrl, target.isDyno ?? false) : openEmbedded(target.dataDir);
}
