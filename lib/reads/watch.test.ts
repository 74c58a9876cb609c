import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getDb } from '@/lib/db/client';
import type { OpenDatabase } from '@/lib/db/open-database';
import { presence, watches } from '@/lib/db/schema-fleet';
import { syncScope } from '@/lib/fleet/sync-scope';
import { addPerson, standUp } from '@/lib/testing/console';
import { openMemoryDatabase } from '@/lib/testing/database';
import type { ReadContext } from './read';
import { watchRead } from './watch';

const shop = { id: randomUUID(), name: 'shop' };
const foreign = randomUUID();

describe('what a browser says it shows', () => {
  let database: OpenDatabase;

  beforeAll(async () => {
    database = await openMemoryDatabase();
    standUp(database, 'http://127.0.0.1:9');
  });
  afterAll(() => database.close());

  const scopeIn = (ms: number) => syncScope(new Date(Date.now() + ms));

  it('keeps its person here and its apps watched for a minute, but none out of reach', async () => {
    const { viewer, connectionId } = await addPerson('viewer', [shop]);
    const ctx = { viewer } as ReadContext;
    expect(await scopeIn(0)).toMatchObject({ isAnyoneHere: false, connections: [] });
    await watchRead.run(ctx, { appIds: [shop.id, shop.id, foreign] });
    await watchRead.run(ctx, { appIds: [shop.id] });

    const now = await scopeIn(30_000);
    expect(now.isAnyoneHere).toBe(true);
    expect([...now.watched]).toEqual([shop.id]);
    expect(now.connections.map(({ id }) => id)).toEqual([connectionId]);
    expect(await scopeIn(61_000)).toMatchObject({ isAnyoneHere: false, connections: [], watched: new Set() });
    const db = await getDb();
    expect(await db.select().from(presence)).toHaveLength(1);
    expect(await db.select().from(watches)).toHaveLength(1);
  });

  it('takes sixty apps at most', () => {
    const appIds = Array.from({ length: 61 }, () => randomUUID());
    expect(watchRead.input.safeParse({ appIds }).success).toBe(false);
    expect(watchRead.input.safeParse({ appIds: appIds.slice(1) }).success).toBe(true);
  });
});
