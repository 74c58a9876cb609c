import { readdirSync } from 'node:fs';
import { sql } from 'drizzle-orm';
import { expect, it } from 'vitest';
import type { Db } from '@/lib/db/db';
import { openDatabase } from '@/lib/db/open-database';
import { startChild } from '@/lib/testing/child';
import { createServerDatabase, eachDatabase } from '@/lib/testing/database';

const migrations = readdirSync('lib/db/migrations').filter((name) => name.endsWith('.sql'));

async function appliedMigrations(db: Db): Promise<number> {
  const { rows } = await db.execute<{ count: number }>(
    sql`select count(*)::int as count from drizzle.__drizzle_migrations`,
  );
  return rows[0]?.count ?? 0;
}

eachDatabase((engine, open) => {
  it('has every migration applied once', async () => {
    const { db } = await open();
    expect(await appliedMigrations(db)).toBe(migrations.length);
  });

  it('refuses to change or remove an audit row', async () => {
    const { db } = await open();
    await db.execute(sql`
      insert into audit_events (id, at, kind, action, actor_name, target, summary, detail, prev_hash, hash)
      values (gen_random_uuid(), now(), 'intent', 'scale', 'ada', 'web', 'web 2 → 3', '{}', 'start', 'h1')
    `);
    for (const change of [
      sql`update audit_events set summary = 'nothing happened'`,
      sql`delete from audit_events`,
      sql`truncate audit_events`,
    ]) {
      const refused = await db.execute(change).then(
        () => null,
        (error: Error) => error.cause as Error & { code: string },
      );
      expect(refused?.message).toMatch(/append-only/);
      expect(refused?.code).toBe('42501');
    }
    const { rows } = await db.execute(sql`select summary from audit_events`);
    expect(rows).toEqual([{ summary: 'web 2 → 3' }]);
  });

  it('refuses a second audit row after the same one', async () => {
    const { db } = await open();
    const add = () =>
      db.execute(sql`
        insert into audit_events (id, at, kind, action, actor_name, target, summary, detail, prev_hash, hash)
        values (gen_random_uuid(), now(), 'access', 'sign-in', 'ada', '', '', '{}', 'same', 'h')
      `);
    await add();
    await expect(add()).rejects.toMatchObject({ cause: { code: '23505' } });
  });

  if (engine !== 'PostgreSQL server') return;
  it('is migrated by several processes at once', async () => {
    const { url, drop } = await createServerDatabase();
    const source = `
      import { openDatabase } from '@/lib/db/open-database';
      const { close } = await openDatabase({ databaseUrl: process.env.URL_TO_MIGRATE, dataDir: '' });
      await close();
    `;
    const children = [1, 2, 3].map(() => startChild(source, { URL_TO_MIGRATE: url }));
    expect(await Promise.all(children.map((child) => child.ended))).toEqual([0, 0, 0]);
    const again = await openDatabase({ databaseUrl: url, dataDir: '' });
    expect(await appliedMigrations(again.db)).toBe(migrations.length);
    await again.close();
    await drop();
  });
});
