import 'server-only';
import path from 'node:path';
import type { PGlite } from '@electric-sql/pglite';
import { drizzle as drizzleServer } from 'drizzle-orm/node-postgres';
import { migrate as migrateServer } from 'drizzle-orm/node-postgres/migrator';
import { drizzle as drizzleEmbedded } from 'drizzle-orm/pglite';
import { migrate as migrateEmbedded } from 'drizzle-orm/pglite/migrator';
import type { Pool } from 'pg';

// Any constant that nothing else on the server uses for an advisory lock.
const migrationLock = 7_203_615_482;

function migrationsFolder(): string {
  return path.join(/* turbopackIgnore: true */ process.cwd(), 'lib/db/migrations');
}

/** Applies what is missing to an embedded database, which the directory lock keeps to one process. */
export async function migrateEmbeddedDatabase(lite: PGlite): Promise<void> {
  await migrateEmbedded(drizzleEmbedded(lite), { migrationsFolder: migrationsFolder() });
}

/** Applies what is missing to a PostgreSQL server, one process at a time; the others wait and then find nothing to do. */
export async function migrateServerDatabase(pool: Pool): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [migrationLock]);
    try {
      await migrateServer(drizzleServer(client), { migrationsFolder: migrationsFolder() });
    } finally {
      await client.query('select pg_advisory_unlock($1)', [migrationLock]);
    }
  } finally {
    client.release();
  }
}
