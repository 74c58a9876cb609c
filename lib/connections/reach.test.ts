import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { OpenDatabase } from '@/lib/db/open-database';
import { appAccess, connections, people } from '@/lib/db/schema';
import { addPerson, standUp } from '@/lib/testing/console';
import { eachDatabase } from '@/lib/testing/database';
import { slugOf } from './name';
import { connectionForApp, connectionsOf, reachableAppIds, recordAppAccess } from './reach';
import { share, unshare, unshareAllOf } from './share';
import { markConnection } from './status';

const app = (name: string) => ({ id: randomUUID(), name });

eachDatabase((engine, open) => {
  describe(`reach on the ${engine}`, () => {
    let database: OpenDatabase;
    beforeAll(async () => {
      database = await open();
      standUp(database, 'http://localhost:1');
    });

    afterEach(async () => {
      await database.db.update(connections).set({ sharedAt: null, sharedBy: null });
    });

    it('of a person ends at their own connection until somebody shares', async () => {
      const [mine, theirs] = [app('mine'), app('theirs')];
      const me = await addPerson('viewer', [mine]);
      const other = await addPerson('owner', [theirs]);
      expect(await reachableAppIds(me.viewer)).toEqual(new Set([mine.id]));
      expect(await connectionForApp(me.viewer, theirs.id)).toBeNull();

      expect(await share(other.connectionId, other.viewer.personId, new Date())).toBe(true);
      expect(await share(other.connectionId, other.viewer.personId, new Date())).toBe(false);
      expect(await reachableAppIds(me.viewer)).toEqual(new Set([mine.id, theirs.id]));
      expect(await connectionForApp(me.viewer, theirs.id)).toMatchObject({ isOwn: false, isShared: true });

      expect(await unshare(other.connectionId)).toBe(true);
      expect(await unshare(other.connectionId)).toBe(false);
      expect(await reachableAppIds(me.viewer)).toEqual(new Set([mine.id]));
    });

    it('goes through one’s own connection before a shared one, but never through a dead one', async () => {
      const both = app('both');
      const me = await addPerson('operator', [both]);
      const other = await addPerson('owner', [both]);
      await share(other.connectionId, other.viewer.personId, new Date());
      expect(await connectionForApp(me.viewer, both.id)).toMatchObject({ id: me.connectionId, isOwn: true });
      const [first] = await connectionsOf(me.viewer);
      expect(first).toMatchObject({ id: me.connectionId, ownerName: 'operator', herokuEmail: me.viewer.email });

      await markConnection(me.connectionId, 'expired');
      expect(await connectionForApp(me.viewer, both.id)).toMatchObject({ id: other.connectionId });
    });

    it('ends for everyone when the person behind a shared connection is removed', async () => {
      const theirs = app('theirs');
      const me = await addPerson('viewer');
      const other = await addPerson('owner', [theirs]);
      await share(other.connectionId, other.viewer.personId, new Date());
      await database.db.update(people).set({ removedAt: new Date() }).where(eq(people.id, other.viewer.personId));
      expect(await reachableAppIds(me.viewer)).toEqual(new Set());
      await unshareAllOf(other.viewer.personId);
      const [row] = await database.db.select().from(connections).where(eq(connections.id, other.connectionId));
      expect(row).toMatchObject({ sharedAt: null, sharedBy: null });
    });

    it('is replaced, not added to, by the next list of apps', async () => {
      const [kept, gone, added] = [app('kept'), app('gone'), app('added')];
      const me = await addPerson('viewer', [kept, gone]);
      const at = new Date('2026-11-20T10:00:00Z');
      await recordAppAccess(me.connectionId, [kept.id, added.id, added.id], at);
      expect(await reachableAppIds(me.viewer)).toEqual(new Set([kept.id, added.id]));
      const rows = await database.db.select().from(appAccess).where(eq(appAccess.connectionId, me.connectionId));
      expect(rows.map((row) => row.seenAt)).toEqual([at, at]);

      await recordAppAccess(me.connectionId, [], at);
      expect(await reachableAppIds(me.viewer)).toEqual(new Set());
    });

    it('takes in a list of thousands of apps', async () => {
      const me = await addPerson('viewer');
      const ids = Array.from({ length: 5_000 }, () => randomUUID());
      await recordAppAccess(me.connectionId, ids, new Date());
      await recordAppAccess(me.connectionId, ids.slice(1), new Date());
      expect((await reachableAppIds(me.viewer)).size).toBe(4_999);
    });
  });
});

describe('the name of a new connection', () => {
  it.each([
    ['ada.lovelace@example.com', [], 'ada-lovelace'],
    ['ada.lovelace@example.com', ['ada-lovelace'], 'ada-lovelace-2'],
    ['ada@example.com', ['ada', 'ada-2'], 'ada-3'],
    ['.ö.@example.com', [], 'heroku'],
    [`${'x'.repeat(80)}@example.com`, [], 'x'.repeat(60)],
  ])('%s beside %j is %s', (email, taken, expected) => {
    expect(slugOf(email, taken)).toBe(expected);
  });
});
