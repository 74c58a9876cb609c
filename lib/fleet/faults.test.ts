import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { callerFor } from '@/lib/connections/caller';
import { reachableAppIds } from '@/lib/connections/reach';
import { getDatabase, setDatabase } from '@/lib/db/client';
import type { OpenDatabase } from '@/lib/db/open-database';
import { connections } from '@/lib/db/schema';
import { processHeroku } from '@/lib/heroku/heroku';
import { startTestSimulator, type TestSimulator } from '@/lib/testing/simulator';
import { tickMs } from './due';
import type { FleetEntry } from './entry';
import { getFleet } from './fleet';
import { lookAgain } from './look-again';
import { applyDynos } from './model';
import { progressOf } from './progress';
import { refreshPrices } from './refresh-fleet';
import { syncTick } from './sync';
import { callsByRoute } from './testing/fleet-bench';
import { syncBench } from './testing/sync-bench';

const sees = 'mara@fernhill.example';
const crashed = 'checkout-api-production';
const minuteMs = 60_000;
const patienceMs = 60_000;

describe('what goes wrong', { timeout: patienceMs }, () => {
  let simulator: TestSimulator;
  let bench: Awaited<ReturnType<typeof syncBench>>;
  let side: Awaited<ReturnType<typeof bench.connect>>;

  beforeAll(async () => {
    simulator = await startTestSimulator({ apps: 30 });
    bench = await syncBench(simulator);
  }, patienceMs);
  afterAll(async () => {
    await bench.close();
  });
  beforeEach(async () => {
    await bench.reset();
    side = await bench.connect(sees, { isShared: true });
  });

  const fault = (what: object) => simulator.control('POST', 'faults', what);
  const heal = () => simulator.control('DELETE', 'faults');
  const problems = () => progressOf(side.connection.id)?.problems ?? [];
  const entries = async () => (await getFleet()).entriesOf(await reachableAppIds({ personId: side.personId }));
  const isWhole = ({ formation, dynos, release, addOns }: FleetEntry) => formation && dynos && release && addOns;

  async function entry(name: string): Promise<FleetEntry> {
    const found = (await entries()).find(({ app }) => app.value.name === name);
    if (!found) throw new Error(`There is no ${name}`);
    return found;
  }

  /** After so much longer the lists are due, also where nothing was released. */
  const listsRestMs = 20 * minuteMs;

  /** Everything read, at rest, and past the quiet after a start. */
  async function settle() {
    await bench.readAll(side);
    await bench.pass(10 * minuteMs);
    await bench.run(25_000);
    bench.calls.length = 0;
  }

  it('429 in the middle of a cold start: silence until there are calls again, then the rest, and nothing twice', async () => {
    await fault({ kind: 'status', status: 429, after: 25, body: { id: 'rate_limit', message: 'Too many calls.' } });
    const progress = await bench.readAll(side);
    expect(progress.problems).toMatchObject([
      { part: 'apps', apps: (progress.total ?? 0) - progress.done, error: { code: 'heroku_rate_limit' } },
    ]);
    expect(await entries()).toHaveLength(progress.total ?? 0);
    const refused = () => bench.calls.filter(({ status }) => status === 429).length;
    const atOnce = refused();
    expect(atOnce, 'what was under way: twenty calls, half as many again after a quick round').toBeLessThanOrEqual(30);
    await bench.run(2 * minuteMs);
    expect(refused(), 'a refusal means an empty bucket, and people come first').toBe(atOnce);
    expect(problems()).toMatchObject([{ part: 'apps', error: { code: 'heroku_rate_limit' } }]);

    await heal();
    await bench.run(12 * minuteMs);
    expect((await entries()).filter((one) => !isWhole(one))).toEqual([]);
    expect(problems()).toEqual([]);
    const formations = bench.calls.filter(({ route, error }) => route === '/apps/{app}/formation' && error === null);
    expect(new Set(formations.map(({ app }) => app)).size).toBe(formations.length);
  });

  it('503 on one list: the last one stays with its age, three tries a minute, and it heals by itself', async () => {
    await settle();
    await bench.pass(listsRestMs);
    const before = (await entry(crashed)).addOns;
    await fault({ kind: 'status', status: 503, route: '/addons' });
    await bench.look(side, 20 * minuteMs);
    await bench.run(2 * minuteMs);
    expect((await entry(crashed)).addOns).toEqual(before);
    expect(problems()).toMatchObject([{ part: 'add-ons', error: { code: 'heroku_unavailable' } }]);
    expect(problems()[0]?.error.nextStep).toContain('status.heroku.com');
    expect(callsByRoute(bench.calls)['/addons']).toBeLessThanOrEqual(9);
    expect(callsByRoute(bench.calls)['/pipelines']).toBeLessThanOrEqual(3);
    await heal();
    await bench.run(minuteMs);
    expect(problems()).toEqual([]);
    expect((await entry(crashed)).addOns?.readAt).toBeGreaterThan(before?.readAt ?? 0);
  });

  it('a budget close to its reserve: lists wait until they can be read whole', async () => {
    await settle();
    await bench.pass(listsRestMs);
    const { id } = await entry(crashed);
    const remaining = 895;
    await simulator.control('PUT', `accounts/${sees}/bucket`, { remaining });
    processHeroku().budget.observe(side.connection.herokuAccountId, remaining);
    await bench.look(side, 20 * minuteMs, [id]);
    await bench.run(minuteMs);
    expect(problems()).toEqual([]);
    expect(callsByRoute(bench.calls)).toMatchObject({ '/addons': 1, '/pipelines': 1, '/pipeline-couplings': 1 });
    expect(bench.calls.filter(({ error }) => error !== null)).toEqual([]);
  });

  it("403 on one app's formation: only that app is unknown, it is left alone for minutes, and then it heals", async () => {
    await fault({ kind: 'status', status: 403, route: '/apps/:app/formation', app: crashed });
    await bench.readAll(side);
    const { id } = await entry(crashed);
    const asked = () => bench.calls.filter(({ route, app }) => route === '/apps/{app}/formation' && app === id).length;
    expect(problems()).toMatchObject([{ part: 'formation', apps: 1 }]);
    expect(problems()[0]?.error).toMatchObject({ message: expect.any(String), nextStep: expect.any(String) });
    expect((await entries()).filter((one) => !isWhole(one)).map((one) => one.id)).toEqual([id]);
    await bench.run(2 * minuteMs);
    expect(asked()).toBe(2);
    expect(problems()).toMatchObject([{ part: 'formation', apps: 1 }]);
    await heal();
    await bench.run(5 * minuteMs);
    expect(isWhole(await entry(crashed))).toBeTruthy();
    expect(problems()).toEqual([]);
    expect(asked()).toBe(3);
  });

  describe('dynos that could not be read', () => {
    async function failed() {
      await settle();
      const { id } = await entry(crashed);
      await fault({ kind: 'status', status: 503, route: '/apps/:app/dynos', app: crashed });
      await bench.look(side, 10 * minuteMs, [id]);
      await bench.run(2 * minuteMs);
      expect(problems()).toMatchObject([{ part: 'dynos', apps: 1, error: { code: 'heroku_unavailable' } }]);
      await heal();
      bench.calls.length = 0;
      return id;
    }
    const how = { purpose: 'read:fleet-status', lane: 'interactive', personId: null } as const;

    it('are asked for by the next “Read again”, at the price that was told', async () => {
      const id = await failed();
      const fleet = await getFleet();
      const lists = new Map([[side.connection.id, new Set((await entries()).map((one) => one.id))]]);
      const [price] = refreshPrices(fleet, [side.connection], { lists, now: bench.now() });
      await lookAgain(side.connection, { caller: callerFor(side.connection, how), shownIds: new Set() });
      expect(bench.calls.filter(({ app }) => app === id).map(({ route }) => route)).toEqual(['/apps/{app}/dynos']);
      expect(bench.calls).toHaveLength(price?.calls ?? 0);
      expect(problems()).toEqual([]);
      await bench.run(tickMs);
      expect(problems()).toEqual([]);
    });

    it('are no problem any more once a page has read them', async () => {
      const id = await failed();
      await applyDynos(id, [], bench.now());
      await bench.run(tickMs);
      expect(problems()).toEqual([]);
    });
  });

  it('a Next-Range that repeats itself: the list is not believed, and asked for once a minute', async () => {
    await settle();
    const before = (await entries()).map(({ app }) => app.value.name);
    await simulator.control('PATCH', `apps/${crashed}`, { maintenance: true });
    await fault({ kind: 'delay', delayMs: 0, route: '/apps', headers: { 'Next-Range': 'id ..; max=1000' } });
    await bench.run(2 * minuteMs);
    expect((await entries()).map(({ app }) => app.value.name)).toEqual(before);
    expect((await entry(crashed)).app.value.isMaintenance).toBe(false);
    expect(problems()).toMatchObject([{ part: 'apps', error: { code: 'heroku_bad_answer' } }]);
    expect(callsByRoute(bench.calls)['/apps']).toBeLessThanOrEqual(4);
    await heal();
    await bench.run(minuteMs);
    expect((await entry(crashed)).app.value.isMaintenance).toBe(true);
    expect(problems()).toEqual([]);
  });

  it('a clock that leaps ahead: what is overdue comes round at an even pace', async () => {
    await settle();
    await bench.look(side, 5 * 60 * minuteMs);
    bench.jump(3 * 60 * minuteMs);
    let most = 0;
    await bench.run(2 * minuteMs, () => {
      most = Math.max(most, bench.calls.filter(({ purpose }) => purpose === 'sync:sweep').length);
      bench.calls.length = 0;
    });
    expect(most).toBeGreaterThan(0);
    expect(most).toBeLessThanOrEqual(4);
    expect(problems()).toEqual([]);
  });

  it.each([-60, 60])(
    "Heroku's clock %i minutes off: what changes is still seen, for the same few calls",
    async (off) => {
      await settle();
      const { nowMs } = await simulator.control<{ nowMs: number }>('GET', 'clock');
      await simulator.control('POST', 'clock', { set: nowMs + off * minuteMs });
      await simulator.control('PATCH', `apps/${crashed}`, { maintenance: true });
      await bench.run(minuteMs + tickMs);
      expect((await entry(crashed)).app.value.isMaintenance).toBe(true);
      await bench.run(2 * minuteMs);
      expect(callsByRoute(bench.calls)['/apps']).toBeLessThanOrEqual(4);
      expect(bench.calls.length).toBeLessThanOrEqual(40);
      expect(problems()).toEqual([]);
    },
  );

  it('a token revoked during a sweep: it stops at once, keeps every row, and goes on with a new token', async () => {
    await settle();
    const known = await entries();
    const watched = known.slice(0, 20).map(({ id }) => id);
    await bench.look(side, 20 * minuteMs, watched);
    await bench.run(20_000);
    await simulator.control('POST', 'revoke', { account: sees });
    bench.calls.length = 0;
    await bench.run(3 * minuteMs);
    const rejected = bench.calls.filter(({ status }) => status === 401);
    expect(rejected.length).toBeGreaterThan(0);
    expect(rejected.length).toBeLessThanOrEqual(20);
    expect(bench.calls.length).toBe(rejected.length);
    expect(await entries()).toHaveLength(known.length);
    const [row] = await bench.db.select().from(connections).where(eq(connections.id, side.connection.id));
    expect(row?.status).toBe('invalid');

    const { token } = await simulator.control<{ token: string }>('POST', 'tokens', { account: sees });
    await bench.signInAgain(side, token);
    await bench.run(2 * minuteMs);
    for (const { dynos } of (await getFleet()).entriesOf(watched))
      expect(bench.now() - (dynos?.readAt ?? 0)).toBeLessThanOrEqual(minuteMs);
    expect(problems()).toEqual([]);
  });

  describe('the database is gone', () => {
    const gone = new Proxy({} as OpenDatabase['db'], {
      get() {
        throw new Error('the connection ended');
      },
    });

    const isAsking = () => processHeroku().budget.snapshot(side.connection.herokuAccountId).inFlight;

    it('for ten seconds, from the middle of a tick on: what was read meanwhile is kept, and written afterwards', async () => {
      await settle();
      const fleet = await getFleet();
      const { id } = await entry(crashed);
      await bench.run(50_000);
      await simulator.control('PATCH', `apps/${crashed}`, { maintenance: true });
      await fault({ kind: 'delay', delayMs: 300, route: '/apps' });
      const database = await getDatabase();
      bench.calls.length = 0;
      await bench.pass(minuteMs);
      const tick = syncTick(new Date(bench.now()));
      await expect.poll(isAsking).toBe(1);
      setDatabase({ ...database, db: gone });
      await tick;
      await bench.pass(tickMs);
      await expect(syncTick(new Date(bench.now()))).rejects.toThrow('the connection ended');
      expect(fleet.get(id)?.app.value.isMaintenance).toBe(true);
      setDatabase(database);
      await heal();
      await bench.run(tickMs);
      expect(callsByRoute(bench.calls)['/apps']).toBe(1);
      bench.restart();
      expect((await entry(crashed)).app.value.isMaintenance).toBe(true);
    });

    it('in the middle of a cold start: the reading ends with a sentence, and the engine goes on with it', async () => {
      await getFleet();
      await fault({ kind: 'delay', delayMs: 300, route: '/apps' });
      const database = await getDatabase();
      const reading = bench.readAll(side);
      await expect.poll(isAsking).toBe(1);
      setDatabase({ ...database, db: gone });
      const progress = await reading;
      setDatabase(database);
      await heal();
      expect(progress.problems).toMatchObject([{ part: 'apps', error: { code: 'internal' } }]);
      expect(progress.problems[0]?.error.nextStep).toBeTruthy();
      await bench.run(3 * minuteMs);
      expect(await entries()).toHaveLength(progress.total ?? 0);
      expect((await entries()).filter((one) => !isWhole(one))).toEqual([]);
      expect(callsByRoute(bench.calls)['/apps/{app}/formation']).toBe(progress.total);
      expect(problems()).toEqual([]);
    });
  });
});
