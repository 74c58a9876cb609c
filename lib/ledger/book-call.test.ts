import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { identify } from '@/lib/auth/identify';
import { callerFor } from '@/lib/connections/caller';
import { credentialWrite } from '@/lib/connections/credentials';
import type { OpenDatabase } from '@/lib/db/open-database';
import { connections } from '@/lib/db/schema';
import { apiCalls, budgetLevels } from '@/lib/db/schema-work';
import { getRateLimits } from '@/lib/heroku/account';
import { listApps } from '@/lib/heroku/apps';
import { listDynos } from '@/lib/heroku/dynos';
import { setPerProcess } from '@/lib/per-process';
import { unwrap } from '@/lib/result';
import { addPerson, standUp } from '@/lib/testing/console';
import { openMemoryDatabase } from '@/lib/testing/database';
import { startTestSimulator, type TestSimulator } from '@/lib/testing/simulator';
import { createBook } from './book';
import { processBook } from './book-call';
import { saveSums } from './save-sums';

type Logged = { route: string | null; account: string | null; status: number };

describe('every call that Heroku counts is booked once', () => {
  let simulator: TestSimulator;
  let database: OpenDatabase;
  let first = { email: '', token: '' };

  beforeAll(async () => {
    [simulator, database] = await Promise.all([startTestSimulator({ apps: 40 }), openMemoryDatabase()]);
    standUp(database, simulator.api);
    first = simulator.accounts[0] ?? first;
  });
  afterAll(() => database.close());

  const counted = async () => {
    const log = await simulator.control<Logged[]>('GET', `requests?account=${first.email}`);
    return log.filter(({ route }) => route !== '/account/rate-limits').length;
  };
  const flushed = (): Promise<void> => processBook().flush().catch(flushed);
  const booked = async (accountId: string) => {
    const [row] = await database.db
      .select({ calls: sql<number>`coalesce(sum(${apiCalls.calls}), 0)::int` })
      .from(apiCalls)
      .where(eq(apiCalls.accountId, accountId));
    return row?.calls ?? 0;
  };

  test('with many at once, faults, refusals and a database that fails now and then', async () => {
    let saves = 0;
    const flaky: typeof saveSums = async (sums, levels) => {
      saves += 1;
      if (saves % 2 === 1) throw new Error('no database');
      await saveSums(sums, levels);
    };
    setPerProcess('ledger', createBook({ save: flaky, everyMs: 1 }));

    const { identity } = unwrap(await identify({ kind: 'token', token: first.token }, new Date()));
    const { viewer, connectionId } = await addPerson('owner');
    const { accountId } = identity;
    await database.db.update(connections).set({ herokuAccountId: accountId }).where(eq(connections.id, connectionId));
    const tokens = { accessToken: first.token, refreshToken: null, expiresAt: null };
    await database.db.transaction(await credentialWrite(connectionId, tokens, new Date()));
    const caller = (purpose: string, lane: 'interactive' | 'background') =>
      callerFor({ id: connectionId, herokuAccountId: accountId }, { purpose, lane, personId: viewer.personId });

    const apps = unwrap(await listApps(caller('sync:cold', 'background'))).map(({ id }) => id);
    await simulator.control('POST', 'faults', { kind: 'status', status: 503, route: '/apps/:app/dynos', times: 7 });
    await simulator.control('POST', 'faults', { kind: 'truncate', route: '/apps/:app/dynos', times: 3 });
    await simulator.control('POST', 'faults', { kind: 'status', status: 403, route: '/apps/:app/dynos', times: 2 });
    await Promise.all(
      apps.flatMap((app, index) => [
        listDynos(caller('read:dynos', 'interactive'), app),
        ...(index % 3 === 0 ? [listDynos({ ...caller('sync:sweep', 'background'), isFresh: true }, app)] : []),
      ]),
    );
    await getRateLimits(caller('read:budget', 'interactive'));

    while (saves % 2 === 0)
      await processBook()
        .flush()
        .catch(() => undefined);
    await processBook().flush();
    expect(saves).toBeGreaterThan(2);
    expect(await counted()).toBeGreaterThan(50);
    expect(await booked(accountId)).toBe(await counted());

    const rows = await database.db.select().from(apiCalls).where(eq(apiCalls.accountId, accountId));
    expect(new Set(rows.map(({ purpose }) => purpose))).toEqual(
      new Set(['sign-in', 'sync:cold', 'read:dynos', 'sync:sweep']),
    );
    expect(rows.filter(({ outcome }) => outcome === 'failed').reduce((sum, { calls }) => sum + calls, 0)).toBe(12);
    const [level] = await database.db.select().from(budgetLevels).where(eq(budgetLevels.accountId, accountId));
    expect(level).toMatchObject({ limit: 4_500 });
    expect(level?.remaining).toBeGreaterThan(4_300);
  });

  test('a refused one is told from a failed one', async () => {
    setPerProcess('ledger', createBook());
    const second = simulator.accounts[1] ?? first;
    const { identity } = unwrap(await identify({ kind: 'token', token: second.token }, new Date()));
    await simulator.control('PUT', `accounts/${second.email}/bucket`, { remaining: 0 });
    const { connectionId } = await addPerson('owner');
    const tokens = { accessToken: second.token, refreshToken: null, expiresAt: null };
    await database.db.transaction(await credentialWrite(connectionId, tokens, new Date()));
    const caller = callerFor(
      { id: connectionId, herokuAccountId: identity.accountId },
      { purpose: 'read:apps', lane: 'interactive', personId: null },
    );
    expect(await listApps(caller)).toMatchObject({ error: { code: 'heroku_rate_limit' } });
    await flushed();
    const rows = await database.db.select().from(apiCalls).where(eq(apiCalls.accountId, identity.accountId));
    expect(rows.map(({ purpose, outcome, calls }) => [purpose, outcome, calls]).sort()).toEqual([
      ['read:apps', 'refused', 1],
      ['sign-in', 'ok', 1],
    ]);
  });
});
