import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import type { Db } from '@/lib/db/db';
import { standUp } from '@/lib/testing/console';
import { eachDatabase } from '@/lib/testing/database';
import { firstBreak } from './chain';
import { auditRowsAfter, listAudit } from './list';
import { type AuditEntry, recordAudit } from './record';

const mara = { id: randomUUID(), name: 'mara' };
const app = { id: randomUUID(), name: 'checkout-api-production' };
const entry = (extra: Partial<AuditEntry> = {}): AuditEntry => ({
  kind: 'intent',
  action: 'scale',
  actor: mara,
  app,
  target: app.name,
  summary: 'Scale web to 4',
  detail: { b: 1, a: { d: null, c: ['x'] } },
  ...extra,
});

eachDatabase((_engine, open) => {
  let db: Db;
  beforeAll(async () => {
    const database = await open();
    standUp(database, 'http://127.0.0.1:1');
    db = database.db;
  });
  beforeEach(() => withoutGuard(() => db.execute(sql`truncate audit_events restart identity`)));
  /** What an attacker with the database's own rights would do first. */
  const withoutGuard = async (change: () => Promise<unknown>) => {
    await db.execute(sql`alter table audit_events disable trigger all`);
    await change();
    await db.execute(sql`alter table audit_events enable trigger all`);
  };
  const brokenAt = async () => firstBreak(await auditRowsAfter(0, 1000));

  test('rows chain, also when many are written at once', async () => {
    await Promise.all(Array.from({ length: 20 }, (_, index) => recordAudit(entry({ summary: `row ${index}` }))));
    expect(await auditRowsAfter(0, 1000)).toHaveLength(20);
    expect(await brokenAt()).toBeNull();
  });

  test.each([
    ['a changed word', sql`update audit_events set summary = 'Scale web to 5' where seq = 2`],
    ['another person', sql`update audit_events set actor_name = 'jonas' where seq = 2`],
    ['a changed detail', sql`update audit_events set detail = '{"a":1}' where seq = 2`],
    ['a changed time', sql`update audit_events set at = at + interval '1 second' where seq = 2`],
    ['a row that was taken out', sql`delete from audit_events where seq = 2`],
  ])('%s shows', async (_name, tampering) => {
    for (const summary of ['one', 'two', 'three']) await recordAudit(entry({ summary }));
    await withoutGuard(() => db.execute(tampering));
    expect([2, 3]).toContain(await brokenAt());
  });

  test.each([
    ['update', sql`update audit_events set summary = 'x'`],
    ['delete', sql`delete from audit_events`],
    ['truncate', sql`truncate audit_events`],
  ])('the table refuses to %s', async (_name, statement) => {
    await recordAudit(entry());
    await expect(db.execute(statement)).rejects.toThrow();
    expect(await auditRowsAfter(0, 1000)).toHaveLength(1);
  });

  test('a person sees the workspace’s rows, their own, and those of apps within reach; nobody else’s', async () => {
    const elsewhere = { id: randomUUID(), name: 'private-app' };
    const jonas = { id: randomUUID(), name: 'jonas' };
    await recordAudit(entry({ summary: 'within reach' }));
    await recordAudit(entry({ summary: 'workspace', app: null }));
    await recordAudit(entry({ summary: 'private', app: elsewhere, actor: jonas }));
    await recordAudit(entry({ summary: 'own', app: elsewhere }));
    const seenBy = async (personId: string, apps: string[]) =>
      (await listAudit({ personId }, new Set(apps), { limit: 10 })).map(({ summary }) => summary);
    expect(await seenBy(mara.id, [app.id])).toEqual(['own', 'workspace', 'within reach']);
    expect(await seenBy(jonas.id, [])).toEqual(['private', 'workspace']);
  });

  test('filters and pages', async () => {
    for (let index = 0; index < 5; index += 1)
      await recordAudit(entry({ summary: `row ${index}`, kind: index % 2 ? 'outcome' : 'intent' }));
    const list = (filter: object) => listAudit({ personId: mara.id }, new Set(), { limit: 2, ...filter });
    const first = await list({});
    const second = await list({ before: first.at(-1)?.seq });
    expect([...first, ...second].map(({ summary }) => summary)).toEqual(['row 4', 'row 3', 'row 2', 'row 1']);
    expect((await list({ kind: 'outcome' })).map(({ summary }) => summary)).toEqual(['row 3', 'row 1']);
    expect(await list({ appId: randomUUID() })).toEqual([]);
  });
});
