import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { recordAppAccess } from '@/lib/connections/reach';
import { getDb, setDatabase } from '@/lib/db/client';
import { connections, people } from '@/lib/db/schema';
import { fleetReleases } from '@/lib/db/schema-fleet';
import { eachDatabase } from '@/lib/testing/database';
import type { FleetEntry } from './entry';
import { Fleet } from './fleet';
import {
  addAppAccess,
  appsOnceNamed,
  deleteUnreached,
  loadEntries,
  loadEntriesReadAfter,
  saveEntries,
  saveNames,
} from './store';

const at = Date.UTC(2026, 10, 20, 9, 0, 0);

function entryOf(id: string, readAt: number, quantity: number): FleetEntry {
  const web = { type: 'web', quantity, size: 'Standard-1X', unitCents: 2_500 };
  return {
    id,
    app: {
      value: {
        name: `app-${quantity}`,
        team: null,
        ownerEmail: null,
        region: 'eu',
        stack: 'heroku-24',
        buildStack: 'heroku-24',
        isMaintenance: false,
        maintenanceSinceAt: null,
        createdAt: at,
        updatedAt: at,
        releasedAt: null,
      },
      readAt,
    },
    coupling: { value: null, readAt },
    formation: { value: [web], readAt },
    dynos: null,
    release: { value: null, readAt },
    addOns: { value: [], readAt },
    certificates: null,
  };
}

eachDatabase((_, open) => {
  describe('the fleet in the database', () => {
    let connectionId = '';

    beforeAll(async () => {
      const database = await open();
      setDatabase(database);
      const herokuAccountId = randomUUID();
      const [person] = await database.db
        .insert(people)
        .values({ email: 'mara@fernhill.example', role: 'owner', herokuAccountId })
        .returning();
      const [connection] = await database.db
        .insert(connections)
        .values({ ownerId: person?.id ?? '', name: 'own', kind: 'token', herokuAccountId, herokuEmail: 'mara' })
        .returning();
      connectionId = connection?.id ?? '';
    });

    const load = async (id: string) => (await loadEntries()).find((entry) => entry.id === id);

    it('comes back as it was written, more than a hundred at a time', async () => {
      const entries = Array.from({ length: 230 }, (__, index) => entryOf(randomUUID(), at, index));
      await saveEntries(entries);
      const loaded = new Map((await loadEntries()).map((entry) => [entry.id, entry]));
      expect(entries.map(({ id }) => loaded.get(id))).toEqual(entries);
    });

    it('keeps the newest reading of each part, whoever writes last', async () => {
      const newer = entryOf(randomUUID(), at + 1_000, 2);
      const older = { ...entryOf(newer.id, at, 1), dynos: { value: [], readAt: at } };
      await saveEntries([newer]);
      await saveEntries([older]);
      expect(await load(newer.id)).toEqual({ ...newer, dynos: older.dynos });
    });

    it('tells what was read after a moment', async () => {
      const old = entryOf(randomUUID(), at + 10_000, 1);
      const fresh = { ...entryOf(randomUUID(), at + 10_000, 2), dynos: { value: [], readAt: at + 10_002 } };
      await saveEntries([old, fresh]);
      const ids = (await loadEntriesReadAfter(new Date(at + 10_001))).map(({ id }) => id);
      expect(ids).toEqual([fresh.id]);
    });

    it('remembers every release that was read, and how one that was pending ended', async () => {
      const appId = randomUUID();
      const fleet = new Fleet([entryOf(appId, at, 1)]);
      const release = (version: number, status: string) => ({
        version,
        status,
        description: `Deploy ${version}`,
        by: 'mara@fernhill.example',
        createdAt: at + version,
      });
      fleet.put(appId, 'release', { value: release(7, 'pending'), readAt: at + 1 });
      fleet.noteReleases(appId, [release(6, 'succeeded')]);
      await fleet.save();
      fleet.put(appId, 'release', { value: release(7, 'failed'), readAt: at + 2 });
      await fleet.save();
      const db = await getDb();
      const rows = await db.select().from(fleetReleases).where(eq(fleetReleases.appId, appId));
      expect(rows.map(({ version, status, byEmail }) => [version, status, byEmail]).sort()).toEqual([
        [6, 'succeeded', 'mara@fernhill.example'],
        [7, 'failed', 'mara@fernhill.example'],
      ]);
    });

    it('finds apps by a name that they had, the latest first', async () => {
      const [first, second] = [randomUUID(), randomUUID()];
      await saveNames([{ name: 'reused', appId: first }], new Date(at));
      await saveNames([{ name: 'reused', appId: second }], new Date(at + 1));
      expect(await appsOnceNamed('reused')).toEqual([second, first]);
      await saveNames([{ name: 'reused', appId: first }], new Date(at + 2));
      expect(await appsOnceNamed('reused')).toEqual([first, second]);
      expect(await appsOnceNamed("x' or true --")).toEqual([]);
    });

    it('drops what no connection reaches', async () => {
      const [kept, added, gone] = [
        entryOf(randomUUID(), at, 1),
        entryOf(randomUUID(), at, 2),
        entryOf(randomUUID(), at, 3),
      ];
      await saveEntries([kept, added, gone]);
      await recordAppAccess(connectionId, [kept.id], new Date(at));
      await addAppAccess(connectionId, added.id, new Date(at));
      expect(await deleteUnreached()).toContain(gone.id);
      expect((await loadEntries()).map(({ id }) => id).sort()).toEqual([kept.id, added.id].sort());
    });
  });
});

describe('maintenance', () => {
  it('is remembered from when it was first seen on until it is off', () => {
    const entry = entryOf('a', at, 1);
    const fleet = new Fleet([entry]);
    const see = (isMaintenance: boolean, readAt: number) => {
      fleet.putApp('a', { value: { ...entry.app.value, isMaintenance }, readAt });
      return fleet.rowsOf(['a'])[0]?.maintenanceSinceAt;
    };
    expect([see(true, at + 1), see(true, at + 2), see(false, at + 3), see(true, at + 4)]).toEqual([
      at + 1,
      at + 1,
      null,
      at + 4,
    ]);
  });
});

describe('what another server read', () => {
  it('takes the place of what is older, part by part', () => {
    const mine = entryOf('a', at + 5, 1);
    const theirs = { ...entryOf('a', at, 2), formation: entryOf('a', at + 9, 7).formation };
    const fleet = new Fleet([mine]);
    expect(fleet.rowsOf(['a', 'b']).map((row) => row.web?.quantity)).toEqual([1]);
    fleet.merge([theirs, entryOf('b', at, 4)]);
    expect(fleet.rowsOf(['a', 'b']).map((row) => [row.name, row.web?.quantity])).toEqual([
      ['app-1', 7],
      ['app-4', 4],
    ]);
  });
});
