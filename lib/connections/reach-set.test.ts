import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { setDatabase } from '@/lib/db/client';
import { connections, people } from '@/lib/db/schema';
import { openMemoryDatabase } from '@/lib/testing/database';
import { recordAppAccess } from './reach';
import { reachSetOf } from './reach-set';

const apps = Array.from({ length: 4 }, () => randomUUID()).sort();
let one = '';
let other = '';

beforeAll(async () => {
  const database = await openMemoryDatabase();
  setDatabase(database);
  const herokuAccountId = randomUUID();
  const [person] = await database.db
    .insert(people)
    .values({ email: 'mara@fernhill.example', role: 'owner', herokuAccountId })
    .returning();
  const own = { ownerId: person?.id ?? '', kind: 'token' as const, herokuEmail: 'mara' };
  const made = await database.db
    .insert(connections)
    .values([
      { ...own, name: 'one', herokuAccountId },
      { ...own, name: 'other', herokuAccountId: randomUUID() },
    ])
    .returning();
  [one, other] = made.map(({ id }) => id) as [string, string];
  return () => database.close();
});

test('is the union of what each connection listed, and nothing of others', async () => {
  await recordAppAccess(one, apps.slice(0, 3), new Date());
  await recordAppAccess(other, apps.slice(2), new Date());
  expect([...(await reachSetOf([one])).ids].sort()).toEqual(apps.slice(0, 3));
  const both = await reachSetOf([one, other]);
  expect([...both.ids].sort()).toEqual(apps);
  expect(both.lists.get(other)).toEqual(new Set(apps.slice(2)));
  expect((await reachSetOf([])).ids.size).toBe(0);
});

test('is one object with one hash for everybody who reaches the same', async () => {
  await recordAppAccess(one, apps, new Date());
  await recordAppAccess(other, apps, new Date());
  const [first, second] = [await reachSetOf([one]), await reachSetOf([other])];
  expect(second.hash).toBe(first.hash);
  expect(second.ids).toBe(first.ids);
});

test('follows a new list at once', async () => {
  await recordAppAccess(one, apps, new Date());
  const before = await reachSetOf([one]);
  await recordAppAccess(one, apps.slice(1), new Date());
  const after = await reachSetOf([one]);
  expect([...after.ids].sort()).toEqual(apps.slice(1));
  expect(after.hash).not.toBe(before.hash);
});
