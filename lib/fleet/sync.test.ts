import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { callerFor } from '@/lib/connections/caller';
import { reachableAppIds } from '@/lib/connections/reach';
import { operationRuns } from '@/lib/db/schema';
import { processHeroku } from '@/lib/heroku/heroku';
import { startTestSimulator, type TestSimulator } from '@/lib/testing/simulator';
import { getFleet } from './fleet';
import { lookAgain } from './look-again';
import { progressOf } from './progress';
import { callsByRoute } from './testing/fleet-bench';
import { callsByPurpose, syncBench } from './testing/sync-bench';

const sees = 'mara@fernhill.example';
const seesLess = 'jonas@fernhill.example';
const crashed = 'checkout-api-production';
const minuteMs = 60_000;

describe('the engine', () => {
  let simulator: TestSimulator;
  let bench: Awaited<ReturnType<typeof syncBench>>;
  let side: Awaited<ReturnType<typeof bench.connect>>;

  beforeAll(async () => {
    simulator = await startTestSimulator({ apps: 60 });
    bench = await syncBench(simulator);
  });
  afterAll(async () => {
    await bench.close();
  });
  beforeEach(async () => {
    await bench.reset();
    side = await bench.connect(sees, { isShared: true });
    await bench.readAll(side);
    bench.calls.length = 0;
  });

  async function row(name: string, personId = side.personId) {
    const rows = (await getFleet()).rowsOf(await reachableAppIds({ personId }));
    return rows.find((candidate) => candidate.name === name);
  }

  /** Until whatever was on the move at first is at rest, and the quiet after a start and the first look are over. */
  async function settle() {
    await bench.pass(10 * minuteMs);
    await bench.run(25_000);
    bench.calls.length = 0;
  }

  it('asks for the list of apps once a minute, and for nothing else, while nobody is here', async () => {
    await settle();
    await bench.run(4 * minuteMs);
    const { '/apps': polls, '/apps/{app}/sni-endpoints': certificates, ...others } = callsByRoute(bench.calls);
    expect(polls).toBe(4);
    expect(certificates).toBeLessThanOrEqual(4);
    expect(others).toEqual({});
    expect(new Set(bench.calls.filter(({ route }) => route === '/apps').map(({ status }) => status))).toEqual(
      new Set([304]),
    );
  });

  it('asks nothing in its first moments', async () => {
    bench.restart();
    await bench.pass(minuteMs);
    await bench.look(side, minuteMs);
    await bench.run(15_000);
    expect(bench.calls).toEqual([]);
    expect((await row(crashed))?.state).toBe('crashed');
  });

  it('shows what changed elsewhere within a minute, for a few calls', async () => {
    await settle();
    const before = await row(crashed);
    await change('PATCH', `/apps/${crashed}/config-vars`, { NOVELTY: '1' });
    await bench.run(minuteMs);
    const after = await row(crashed);
    expect(after?.release?.version).toBe((before?.release?.version ?? 0) + 1);
    const changed = bench.calls.filter(({ purpose }) => purpose === 'sync:changed');
    expect(changed.length).toBeGreaterThanOrEqual(3);
    expect(changed.length).toBeLessThanOrEqual(12);
  });

  it('follows dynos until they are up', async () => {
    await settle();
    await change('DELETE', `/apps/${crashed}/dynos`);
    await change('PATCH', `/apps/${crashed}/config-vars`, { NOVELTY: '2' });
    await bench.run(3 * minuteMs);
    expect((await row(crashed))?.state).toBe('up');
    expect(bench.calls.filter(({ purpose }) => purpose === 'sync:changed').length).toBeLessThanOrEqual(12);
  });

  it('looks at an app as soon as an operation on it has ended', async () => {
    await settle();
    const id = (await row('checkout-api-staging'))?.id ?? '';
    const ended = new Date(bench.now() + 1_000);
    const run = {
      id: randomUUID(),
      operation: 'restart',
      target: 'checkout-api-staging',
      status: 'succeeded' as const,
    };
    await bench.db
      .insert(operationRuns)
      .values({ ...run, appId: id, createdAt: ended, finishedAt: ended, wipeAfter: ended });
    await bench.run(30_000);
    const changed = bench.calls.filter(({ purpose }) => purpose === 'sync:changed');
    expect(changed.map(({ app, route }) => [app, route])).toEqual([[id, '/apps/{app}/dynos']]);
  });

  it('finds scaling elsewhere by the dynos of a row that somebody looks at', async () => {
    await settle();
    const before = await row(crashed);
    await bench.look(side, 3 * minuteMs, [before?.id ?? '']);
    await change('PATCH', `/apps/${crashed}/formation/web`, { quantity: (before?.web?.quantity ?? 0) + 2 });
    await bench.run(minuteMs);
    expect((await row(crashed))?.web?.quantity).toBe((before?.web?.quantity ?? 0) + 2);
    const { '/apps/{app}/formation': formations } = callsByRoute(bench.calls);
    expect(formations).toBe(1);
  });

  it('holds the age of what somebody looks at, at the price that this has', async () => {
    await settle();
    const fleet = await getFleet();
    const watched = [...(await reachableAppIds(side))].slice(0, 12);
    await bench.look(side, 10 * minuteMs, watched);
    await bench.run(20_000);
    bench.calls.length = 0;
    let worstMs = 0;
    await bench.run(4 * minuteMs, () => {
      const ages = fleet.entriesOf(watched).map(({ dynos }) => bench.now() - (dynos?.readAt ?? 0));
      worstMs = Math.max(worstMs, ...ages);
    });
    expect(worstMs).toBeLessThanOrEqual(minuteMs);
    const { 'sync:watched': reads = 0 } = callsByPurpose(bench.calls);
    expect(reads).toBeGreaterThanOrEqual(4 * 12 - 12);
    expect(reads).toBeLessThanOrEqual(5 * 12);
  });

  it('goes on when the clock is put back', async () => {
    await settle();
    bench.jump(-60 * minuteMs);
    await bench.look(side, 3 * minuteMs, [(await row(crashed))?.id ?? '']);
    const quantity = ((await row(crashed))?.web?.quantity ?? 0) + 1;
    await bench.run(10_000);
    await change('PATCH', `/apps/${crashed}/formation/web`, { quantity });
    await bench.run(90_000);
    expect((await row(crashed))?.web?.quantity).toBe(quantity);
    bench.restart();
    expect((await row(crashed))?.web?.quantity).toBe(quantity);
  });

  it('drops an app that is gone and keeps one that got another name', async () => {
    await settle();
    const other = await row('checkout-api-staging');
    await simulator.control('DELETE', `apps/${crashed}`);
    await change('PATCH', '/apps/checkout-api-staging', { name: 'till-staging' });
    await bench.run(minuteMs + 5_000);
    expect(await row(crashed)).toBeUndefined();
    expect((await row('till-staging'))?.id).toBe(other?.id);
    expect(await row('checkout-api-staging')).toBeUndefined();
    bench.restart();
    expect(await row(crashed)).toBeUndefined();
  });

  it('reads a new app completely', async () => {
    await settle();
    await change('POST', '/apps', { name: 'brand-new-app' });
    await bench.run(2 * minuteMs);
    expect(await row('brand-new-app')).toMatchObject({ state: 'scaled-to-zero', addOns: { count: 0 } });
  });

  it('changes nothing by a look that failed, and says what is wrong', async () => {
    await settle();
    await simulator.control('POST', 'faults', { kind: 'truncate', route: '/apps' });
    await bench.run(minuteMs);
    expect((await row(crashed))?.state).toBe('crashed');
    expect(progressOf(side.connection.id)?.problems).toMatchObject([{ part: 'apps' }]);
    await simulator.control('DELETE', 'faults');
    await bench.run(minuteMs);
    expect(progressOf(side.connection.id)?.problems).toEqual([]);
  });

  it('takes back what a person was told only once the list was read again', async () => {
    await settle();
    await simulator.control('POST', 'faults', { kind: 'status', status: 503, route: '/apps', times: 3 });
    const how = { purpose: 'read:fleet-status', lane: 'interactive', personId: null } as const;
    await lookAgain(side.connection, { caller: callerFor(side.connection, how), shownIds: new Set() });
    const problems = () => progressOf(side.connection.id)?.problems;
    expect(problems()).toMatchObject([{ part: 'apps', apps: 0 }]);
    await bench.run(5_000);
    expect(problems()).toMatchObject([{ part: 'apps', apps: 0 }]);
    await bench.run(minuteMs);
    expect(problems()).toEqual([]);
  });

  it('keeps a private connection only while its person is here', async () => {
    const other = await bench.connect(seesLess);
    await bench.readAll(other);
    await settle();
    const calls = () => bench.calls.filter(({ route }) => route === '/apps').length;
    await bench.run(2 * minuteMs);
    expect(calls()).toBe(2);
    await bench.look(other, 2 * minuteMs);
    bench.calls.length = 0;
    await bench.run(2 * minuteMs);
    expect(calls()).toBeGreaterThan(2);
  });

  it('asks for the lists ten minutes after a release, and after half an hour without one', async () => {
    const listsWithin = async (ms: number) => {
      await bench.pass(ms - minuteMs);
      await bench.look(side, minuteMs);
      bench.calls.length = 0;
      await bench.run(minuteMs);
      return callsByRoute(bench.calls)['/pipelines'] ?? 0;
    };
    await settle();
    expect(await listsWithin(5 * minuteMs), 'nothing was released').toBe(0);
    await change('PATCH', `/apps/${crashed}/config-vars`, { NOVELTY: '2' });
    expect(await listsWithin(2 * minuteMs), 'released').toBe(1);
    expect(await listsWithin(25 * minuteMs), 'nothing since').toBe(0);
    expect(await listsWithin(6 * minuteMs), 'half an hour later').toBe(1);
  });

  it('reads an app once that two connections see', async () => {
    const other = await bench.connect(seesLess, { isShared: true });
    await bench.readAll(other);
    await settle();
    await bench.look(side, 10 * minuteMs, [...(await reachableAppIds(other))].slice(0, 5));
    await bench.run(20_000);
    const watched = bench.calls.filter(({ purpose }) => purpose === 'sync:watched');
    expect(new Set(watched.map(({ app }) => app)).size).toBe(5);
    expect(watched).toHaveLength(5);
  });

  it('spends nothing on an account whose background work is paused', async () => {
    await settle();
    processHeroku().budget.pause(side.connection.herokuAccountId, true);
    await bench.look(side, 10 * minuteMs);
    await bench.run(3 * minuteMs);
    expect(bench.calls).toEqual([]);
  });

  async function change(method: string, path: string, body?: unknown): Promise<void> {
    const response = await fetch(`${simulator.api}${path}`, {
      method,
      headers: {
        accept: 'application/vnd.heroku+json; version=3',
        'content-type': 'application/json',
        authorization: `Bearer ${simulator.accounts[0]?.token}`,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
  }
});
