import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Viewer } from '@/lib/auth/viewer';
import type { OpenDatabase } from '@/lib/db/open-database';
import { connections, people } from '@/lib/db/schema';
import { createHeroku } from '@/lib/heroku/heroku';
import { testClock } from '@/lib/heroku/testing/bench';
import { type CallSum, saveSums } from '@/lib/ledger/save-sums';
import { setPerProcess } from '@/lib/per-process';
import { unwrap } from '@/lib/result';
import { addPerson, standUp } from '@/lib/testing/console';
import { eachDatabase } from '@/lib/testing/database';
import { type Ledger, ledgerRead } from './ledger';
import { runRead } from './run-read';

const session = vi.hoisted(() => ({ viewer: null as Viewer | null }));
vi.mock('@/lib/auth/viewer', () => ({ currentViewer: async () => session.viewer }));

const minuteMs = 60_000;
const nowMs = Date.UTC(2026, 10, 20, 9, 24, 30);
const thisMinute = nowMs - 30_000;

type Ask = { account?: string; hours?: 1 | 24; by?: 'feature' | 'person' | 'app' };

eachDatabase((engine, open) => {
  describe(`the ledger on the ${engine}`, () => {
    let database: OpenDatabase;
    let mara: Viewer;
    let jonas: Viewer;
    let maraConnection = '';
    const reached = { id: randomUUID(), name: 'checkout-api' };
    const elsewhere = [randomUUID(), randomUUID()];

    const look = async (ask: Ask = {}) =>
      unwrap(await runRead(ledgerRead, { hours: 1, by: 'feature', ...ask }).result).data;
    const ledgerOf = async (ask: Ask = {}): Promise<Ledger> => {
      const { ledger } = await look(ask);
      if (!ledger) throw new Error('no ledger');
      return ledger;
    };
    const lines = ({ consumers }: Ledger) => consumers.map(({ label, calls, note }) => [label, calls, note]);
    const spend = (changes: Partial<CallSum>): CallSum => ({
      minute: thisMinute - 10 * minuteMs,
      accountId: mara.herokuAccountId ?? '',
      purpose: 'read:dynos',
      lane: 'interactive',
      outcome: 'ok',
      personId: mara.personId,
      app: null,
      calls: 1,
      ...changes,
    });

    beforeAll(async () => {
      database = await open();
      standUp(database, 'http://localhost:1');
      setPerProcess('heroku', createHeroku({ apiUrl: 'http://localhost:1', clock: testClock(nowMs) }));
    });
    beforeEach(async () => {
      await database.db.update(people).set({ removedAt: new Date() });
      const [one, other] = [await addPerson('owner', [reached]), await addPerson('viewer')];
      mara = one.viewer;
      jonas = other.viewer;
      maraConnection = one.connectionId;
      await database.db.update(people).set({ name: 'Jonas' }).where(eq(people.id, jonas.personId));
      session.viewer = mara;
    });

    test('says by feature who spent it, the biggest first, with what the calls were', async () => {
      await saveSums(
        [
          spend({ calls: 5 }),
          spend({ calls: 2, purpose: 'read:app', minute: thisMinute }),
          spend({ calls: 40, purpose: 'sync:sweep', lane: 'background', personId: null }),
          spend({ calls: 20, purpose: 'sync:poll', lane: 'background', personId: null, minute: thisMinute }),
          spend({ calls: 1, purpose: 'sync:changed', lane: 'background', personId: null }),
          spend({ calls: 3, purpose: 'operation:scale', outcome: 'refused', minute: thisMinute - minuteMs }),
          spend({ calls: 900, purpose: 'sync:poll', minute: thisMinute - 61 * minuteMs }),
        ],
        [],
      );
      const ledger = await ledgerOf();
      expect(lines(ledger)).toEqual([
        ['Fleet sync', 61, 'sweep 40, poll 20, 1 more'],
        ['Pages people have open', 7, 'owner 7'],
        ['Operations', 3, 'owner 3'],
      ]);
      expect(ledger.startsAt).toBe(thisMinute - 59 * minuteMs);
      const sync = ledger.consumers[0];
      expect([sync?.points.length, sync?.points[49], sync?.points[59]]).toEqual([60, 41, 20]);
      expect(sync?.perMinute).toBeCloseTo(20 / 4.5);
      expect(ledger.lanesPerMinute.interactive).toBeCloseTo(5 / 4.5);
      expect(ledger.refusals).toEqual({ calls: 3, lastAt: thisMinute - minuteMs });
      expect(ledger.outside).toBeNull();
    });

    test('a day is shown in quarters of an hour, as calls per minute', async () => {
      await saveSums([spend({ calls: 30 }), spend({ calls: 9, minute: thisMinute - 23 * 60 * minuteMs })], []);
      const [pages] = (await ledgerOf({ hours: 24 })).consumers;
      expect(pages).toMatchObject({ calls: 39 });
      expect(pages?.points).toHaveLength(96);
      expect(pages?.points.reduce((sum, rate) => sum + rate * 15, 0)).toBeCloseTo(39);
      expect(Math.max(...(pages?.points ?? []))).toBe(2);
    });

    test('shows what was spent outside, which our own calls of all servers do not explain', async () => {
      const accountId = mara.herokuAccountId ?? '';
      const level = (remaining: number, minute: number) => ({
        accountId,
        minute,
        remaining,
        limit: 4_500,
        at: minute + 1_000,
      });
      await saveSums(
        [spend({ minute: thisMinute - minuteMs, calls: 100 }), spend({ minute: thisMinute, calls: 75 })],
        [level(3_000, thisMinute - 2 * minuteMs), level(2_955, thisMinute - minuteMs), level(2_955, thisMinute)],
      );
      const { outside } = await ledgerOf();
      expect(outside).toMatchObject({ calls: 20, label: 'Outside Dynodeck' });
      expect(outside?.points.slice(-3)).toEqual([0, 20, 0]);
      expect(outside?.perMinute).toBeCloseTo(20 / 4.5);
    });

    test('a colleague is named where the connection is shared, and only there', async () => {
      await saveSums(
        [
          spend({ calls: 9, personId: jonas.personId }),
          spend({ calls: 5, personId: randomUUID() }),
          spend({ calls: 3 }),
          spend({ calls: 2, personId: null }),
        ],
        [],
      );
      expect(lines(await ledgerOf({ by: 'person' }))).toEqual([
        ['Somebody else', 14, null],
        ['owner', 3, 'you'],
        ['Dynodeck itself', 2, 'nobody waits for these'],
      ]);
      expect(JSON.stringify(await look())).not.toContain('Jonas');
      await database.db
        .update(connections)
        .set({ sharedAt: new Date(), sharedBy: mara.personId })
        .where(eq(connections.id, maraConnection));
      expect(lines(await ledgerOf({ by: 'person' }))).toEqual([
        ['Jonas', 9, null],
        ['Somebody else', 5, null],
        ['owner', 3, 'you'],
        ['Dynodeck itself', 2, 'nobody waits for these'],
      ]);
    });

    test('apps are named only where they are reached', async () => {
      await saveSums(
        [
          spend({ calls: 8, app: elsewhere[0] ?? '' }),
          spend({ calls: 4, app: elsewhere[1] ?? '' }),
          spend({ calls: 3, app: reached.id }),
          spend({ calls: 2 }),
        ],
        [],
      );
      expect(lines(await ledgerOf({ by: 'app' }))).toEqual([
        ['2 apps you do not reach', 12, null],
        ['checkout-api', 3, null],
        ['Lists of the whole account', 2, null],
      ]);
    });

    test('many consumers share the last line, which names the biggest of them', async () => {
      const apps = Array.from({ length: 30 }, (_, index) => ({ id: randomUUID(), name: `app-${index}` }));
      session.viewer = (await addPerson('viewer', apps)).viewer;
      const accountId = session.viewer.herokuAccountId ?? '';
      await saveSums(
        apps.map(({ id }, index) => spend({ accountId, app: id, calls: 100 - index })),
        [],
      );
      const { consumers } = await ledgerOf({ by: 'app' });
      expect(consumers.map(({ label }) => label)).toEqual(['app-0', 'app-1', 'app-2', 'app-3', '26 more']);
      expect(consumers[4]?.members).toHaveLength(20);
      expect(consumers[4]?.members[0]).toMatchObject({ label: 'app-4', calls: 96 });
      expect(consumers.reduce((sum, { calls }) => sum + calls, 0)).toBe(30 * 100 - (29 * 30) / 2);
    });

    test('an account that none of the viewer’s connections uses does not exist for them', async () => {
      const account = mara.herokuAccountId ?? '';
      expect((await look({ account })).ledger?.account.id).toBe(account);
      session.viewer = jonas;
      expect(await runRead(ledgerRead, { hours: 1, by: 'feature', account }).result).toMatchObject({
        error: { code: 'not_found' },
      });
      expect((await look()).accounts.map(({ id }) => id)).toEqual([jonas.herokuAccountId]);
    });

    test('nobody without a connection has a ledger, and nonsense is refused', async () => {
      await database.db.delete(connections).where(eq(connections.id, maraConnection));
      expect(await look()).toEqual({ accounts: [], ledger: null });
      for (const nonsense of [{ hours: 2, by: 'feature' }, { hours: 1, by: 'purpose' }, { account: 'x' }]) {
        expect(await runRead(ledgerRead, nonsense).result).toMatchObject({ error: { code: 'invalid_input' } });
      }
    });
  });
});
