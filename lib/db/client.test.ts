import { randomBytes } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { eq, sql } from 'drizzle-orm';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { closeDatabase, getDb, pingDatabase, setDatabase, withTransaction } from '@/lib/db/client';
import { leases } from '@/lib/db/schema';
import { forgetPerProcess } from '@/lib/per-process';
import { eachDatabase } from '@/lib/testing/database';
import { tempFolder } from '@/lib/testing/temp-folder';

afterEach(() => {
  vi.unstubAllEnvs();
  forgetPerProcess('env');
});

describe('getDb', () => {
  it('opens one database for callers that come together, and tries again after a failure', async () => {
    const dataDir = path.join(tempFolder(), 'data');
    vi.stubEnv('AUTH_SECRET', randomBytes(32).toString('hex'));
    vi.stubEnv('ENCRYPTION_KEY', randomBytes(32).toString('hex'));
    vi.stubEnv('PUBLIC_URL', 'http://localhost:3000');
    vi.stubEnv('OWNER_EMAILS', 'ada@example.com');
    vi.stubEnv('DATABASE_URL', '');
    vi.stubEnv('DATA_DIR', dataDir);

    writeFileSync(dataDir, 'a file where the folder should be');
    await expect(getDb()).rejects.toThrow(/EEXIST|ENOTDIR/);

    rmSync(dataDir);
    const [one, two] = await Promise.all([getDb(), getDb()]);
    expect(one).toBe(two);
    expect(await pingDatabase()).toBeGreaterThan(0);
    await closeDatabase();
  }, 60_000);
});

eachDatabase((_engine, open) => {
  it('undoes a transaction that fails', async () => {
    const database = await open();
    setDatabase(database);
    const write = (name: string) => ({ name, holder: 'test', fence: 1, expiresAt: new Date() });
    await withTransaction((tx) => tx.insert(leases).values(write('kept')));
    const failed = withTransaction(async (tx) => {
      await tx.insert(leases).values(write('undone'));
      throw new Error('no');
    });
    await expect(failed).rejects.toThrow('no');
    const db = await getDb();
    expect(await db.select().from(leases).where(eq(leases.name, 'undone'))).toEqual([]);
    expect(await db.select().from(leases).where(eq(leases.name, 'kept'))).toHaveLength(1);
  });

  it('answers raw SQL in one shape', async () => {
    const { db } = await open();
    const { rows } = await db.execute(sql`select 1::int as one, 'x' as text, '{"a": [1]}'::jsonb as json`);
    expect(rows).toEqual([{ one: 1, text: 'x', json: { a: [1] } }]);
  });
});
