import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { drizzle } from 'drizzle-orm/pglite';
import pg from 'pg';
import { afterAll, afterEach, beforeEach, describe } from 'vitest';
import type { Db } from '@/lib/db/db';
import { migrateEmbeddedDatabase } from '@/lib/db/migrate';
import { type OpenDatabase, openDatabase } from '@/lib/db/open-database';
import * as schema from '@/lib/db/schema';

const migrations = path.resolve('lib/db/migrations');
const cacheFolder = path.resolve('node_modules/.cache/dynodeck');

async function migrationsDigest(): Promise<string> {
  const hash = createHash('sha256').update(await readFile('node_modules/@electric-sql/pglite/package.json'));
  for (const file of (await readdir(migrations)).filter((name) => name.endsWith('.sql')).sort()) {
    hash.update(file).update(await readFile(path.join(migrations, file)));
  }
  return hash.digest('hex').slice(0, 16);
}

// Initialising an embedded database takes seconds; loading a dump of a migrated one does not.
async function migratedDump(): Promise<Blob> {
  const file = path.join(cacheFolder, `migrated-${await migrationsDigest()}.tar.gz`);
  const known = await readFile(file).catch(() => null);
  if (known) return new Blob([known]);
  const lite = await PGlite.create();
  await migrateEmbeddedDatabase(lite);
  const dump = await lite.dumpDataDir('gzip');
  await lite.close();
  await mkdir(cacheFolder, { recursive: true });
  const draft = `${file}.${randomUUID()}`;
  await writeFile(draft, Buffer.from(await dump.arrayBuffer()));
  await rename(draft, file);
  return dump;
}

// Starting one takes a second of computing, emptying one hundredths of it: a worker keeps one for the next who asks.
const idle = globalThis as { [key: symbol]: PGlite | undefined };
const idleKey = Symbol.for('dynodeck.idle-database');

async function empty(lite: PGlite): Promise<void> {
  const { rows } = await lite.query<{ name: string }>(
    `select quote_ident(tablename) as name from pg_tables where schemaname = 'public'`,
  );
  // The audit log lets nobody empty it: as a replica, no trigger runs.
  await lite.exec('set session_replication_role = replica');
  await lite.exec(`truncate ${rows.map(({ name }) => name).join(', ')} restart identity cascade`);
  await lite.exec('set session_replication_role = default');
}

async function takeIdle(): Promise<PGlite | undefined> {
  const lite = idle[idleKey];
  idle[idleKey] = undefined;
  if (lite) await empty(lite);
  return lite;
}

/** Opens a migrated embedded database in memory, in which there is nothing. */
export async function openMemoryDatabase(): Promise<OpenDatabase> {
  const lite = (await takeIdle()) ?? (await PGlite.create({ loadDataDir: await migratedDump() }));
  let isClosed = false;
  const client = new Proxy(lite, {
    get(target, name) {
      if (isClosed) throw new Error('This database was closed.');
      const value = Reflect.get(target, name, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
  const close = async () => {
    if (isClosed) return;
    isClosed = true;
    if (idle[idleKey]) await lite.close();
    else idle[idleKey] = lite;
  };
  return { db: drizzle(client, { schema }) as unknown as Db, engine: 'embedded', close };
}

/** The PostgreSQL server that the test command started or that was given to it, if any. */
export function testServerUrl(): string | null {
  return process.env.TEST_DATABASE_URL || null;
}

async function onServer(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: testServerUrl() ?? undefined });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

/** Creates an empty database on the test server; `drop` removes it. */
export async function createServerDatabase(): Promise<{ url: string; drop: () => Promise<void> }> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await onServer(`create database ${name}`);
  const url = new URL(testServerUrl() ?? '');
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => onServer(`drop database if exists ${name} with (force)`) };
}

async function openServerDatabase(): Promise<OpenDatabase> {
  const { url, drop } = await createServerDatabase();
  const open = await openDatabase({ databaseUrl: url, dataDir: '' });
  return { ...open, close: () => open.close().then(drop) };
}

/**
 * Declares the same tests for each engine. `open` answers a fresh, migrated database that is closed when the test that
 * opened it has ended, or else all tests of that engine. Without a PostgreSQL server only the embedded engine is tested,
 * and one line says so.
 */
export function eachDatabase(declare: (engine: string, open: () => Promise<OpenDatabase>) => void): void {
  const engines: [string, () => Promise<OpenDatabase>][] = [['embedded database', openMemoryDatabase]];
  if (testServerUrl()) engines.push(['PostgreSQL server', openServerDatabase]);
  else console.warn('NOT TESTED ON POSTGRESQL: no TEST_DATABASE_URL. Run these tests by `npm test`.');
  for (const [engine, openFresh] of engines) {
    describe(engine, () => {
      const opened: OpenDatabase[] = [];
      let ofAll = 0;
      const closeAfter = (count: number) => Promise.all(opened.splice(count).map((database) => database.close()));
      beforeEach(() => {
        ofAll = opened.length;
      });
      afterEach(() => closeAfter(ofAll));
      afterAll(() => closeAfter(0));
      declare(engine, async () => {
        const database = await openFresh();
        opened.push(database);
        return database;
      });
    });
  }
}
