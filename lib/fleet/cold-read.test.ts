import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { reachableAppIds } from '@/lib/connections/reach';
import { startTestSimulator, type TestSimulator } from '@/lib/testing/simulator';
import { refreshConnection } from './cold-read';
import { getFleet } from './fleet';
import { refreshFleet } from './refresh-fleet';
import { keptSizes } from './sizes';
import { callsByRoute, fleetBench } from './testing/fleet-bench';

const sees = 'mara@fernhill.example';
const seesLess = 'jonas@fernhill.example';
const crashed = 'checkout-api-production';
/** Twenty calls at once, and half as many again after a round of quick answers. */
const underWay = 30;
const basic = { name: 'Basic', centsPerMonth: 700, dedicated: false, memoryGb: 0.5 };

describe('a cold reading', () => {
  let simulator: TestSimulator;
  let bench: Awaited<ReturnType<typeof fleetBench>>;

  beforeAll(async () => {
    simulator = await startTestSimulator({ apps: 60 });
    bench = await fleetBench(simulator);
  });
  afterAll(async () => {
    await bench.close();
  });
  beforeEach(() => bench.reset());

  /** Asks the local Heroku itself. */
  async function ask<T>(path: string): Promise<T[]> {
    const response = await fetch(`${simulator.api}${path}`, {
      headers: {
        accept: 'application/vnd.heroku+json; version=3',
        authorization: `Bearer ${simulator.accounts[0]?.token}`,
        range: 'id ..; max=1000',
      },
    });
    return (await response.json()) as T[];
  }

  async function rowsOf(personId: string) {
    return (await getFleet()).rowsOf(await reachableAppIds({ personId }));
  }

  async function row(personId: string, name: string) {
    const found = (await rowsOf(personId)).find((candidate) => candidate.name === name);
    if (!found) throw new Error(`There is no row for ${name}`);
    return found;
  }

  it('costs exactly the calls that it promises', async () => {
    const { connection, caller } = await bench.connect(sees);
    await refreshConnection(connection, { caller }).finished;

    const apps = await ask<{ id: string }>('/apps');
    const couplings = await ask<{ app: { id: string }; pipeline: { id: string } }>('/pipeline-couplings');
    const visible = couplings.filter(({ app }) => apps.some(({ id }) => id === app.id));
    const formations = await Promise.all(apps.map(({ id }) => ask<{ quantity: number }>(`/apps/${id}/formation`)));
    const running = formations.filter((processes) => processes.some(({ quantity }) => quantity > 0));
    expect(callsByRoute(bench.calls)).toEqual({
      '/apps': 1,
      '/addons': 1,
      '/pipelines': 1,
      '/pipeline-couplings': 1,
      '/dyno-sizes': 1,
      '/pipelines/{pipeline}/latest-releases': new Set(visible.map(({ pipeline }) => pipeline.id)).size,
      '/apps/{app}/formation': apps.length,
      '/apps/{app}/dynos': running.length,
      '/apps/{app}/releases': apps.length - visible.length,
    });
  });

  it('keeps the dyno sizes for the first page of an app, whatever process makes it', async () => {
    const { connection, caller } = await bench.connect(sees);
    await refreshConnection(connection, { caller }).finished;
    const kept = () => keptSizes(caller.access.accountId, caller.heroku?.clock.now() ?? Date.now());
    await expect.poll(kept).toMatchObject({ items: expect.arrayContaining([{ ...basic, isPrivateOnly: false }]) });
  });

  it('asks for the dyno sizes once a day, and for all else again', async () => {
    const { connection, caller } = await bench.connect(sees);
    await refreshConnection(connection, { caller }).finished;
    const first = callsByRoute(bench.calls);
    bench.calls.length = 0;
    await refreshConnection(connection, { caller }).finished;
    const { '/dyno-sizes': sizes, ...others } = first;
    expect(sizes).toBe(1);
    expect(callsByRoute(bench.calls)).toEqual(others);
  });

  it('gives every app a row with all its parts', async () => {
    const { connection, caller, personId } = await bench.connect(sees);
    const { progress, finished } = refreshConnection(connection, { caller });
    await finished;
    const rows = await rowsOf(personId);
    expect(rows).toHaveLength(progress.total ?? 0);
    expect(progress).toMatchObject({ done: progress.total, problems: [] });
    expect(rows.filter(({ readAt }) => Object.values(readAt).includes(null))).toEqual([]);
    expect(rows.filter(({ dynos, dynoCents, release }) => dynos === null || dynoCents === null || !release)).toEqual(
      [],
    );
    expect(await row(personId, crashed)).toMatchObject({
      state: 'crashed',
      affected: 1,
      troubled: ['web.2'],
      stage: 'production',
      pipeline: 'checkout-api',
      release: { version: 219, by: 'mara' },
    });
  });

  it('is joined, not repeated, by a second call', async () => {
    const { connection, caller } = await bench.connect(sees);
    const first = refreshConnection(connection, { caller });
    expect(refreshConnection(connection, { caller })).toBe(first);
    await first.finished;
    expect(callsByRoute(bench.calls)['/apps']).toBe(1);
  });

  it('survives a restart', async () => {
    const { connection, caller, personId } = await bench.connect(sees);
    await refreshConnection(connection, { caller }).finished;
    const before = await rowsOf(personId);
    bench.restart();
    const byName = (rows: typeof before) => [...rows].sort((a, b) => a.name.localeCompare(b.name));
    expect(byName(await rowsOf(personId))).toEqual(byName(before));
  });

  it('keeps the last good value and its age where a part cannot be read', async () => {
    const { connection, caller, personId } = await bench.connect(sees);
    await refreshConnection(connection, { caller }).finished;
    const before = await row(personId, crashed);
    await simulator.control('POST', 'faults', { kind: 'status', status: 500, route: '/addons' });
    await simulator.control('POST', 'faults', { kind: 'bad_json', route: '/apps/:app/formation', app: before.id });
    const { progress, finished } = refreshConnection(connection, { caller });
    await finished;
    const after = await row(personId, crashed);
    expect(after.addOns).toEqual(before.addOns);
    expect(after.readAt).toMatchObject({ addOns: before.readAt.addOns, formation: before.readAt.formation });
    expect(after.web).toEqual(before.web);
    expect(after.readAt.app).toBeGreaterThan(before.readAt.app);
    expect(progress.problems.map(({ part, apps, error }) => [part, apps, error.code]).sort()).toEqual([
      ['add-ons', progress.total, 'heroku_unavailable'],
      ['formation', 1, 'heroku_bad_answer'],
    ]);
  });

  it('changes nothing when the list of apps cannot be read', async () => {
    const { connection, caller, personId } = await bench.connect(sees);
    await refreshConnection(connection, { caller }).finished;
    const before = await rowsOf(personId);
    await simulator.control('POST', 'faults', { kind: 'truncate', route: '/apps' });
    bench.calls.length = 0;
    const { progress, finished } = refreshConnection(connection, { caller });
    await finished;
    expect(await rowsOf(personId)).toEqual(before);
    expect(progress.problems).toMatchObject([{ part: 'apps' }]);
    // The small lists do not wait for it; nothing that costs a call for each app is asked.
    const asked = Object.keys(callsByRoute(bench.calls)).sort();
    expect(asked).toEqual(['/apps', '/pipeline-couplings', '/pipelines']);
  });

  it('stops at a 429 and says how many apps are left', async () => {
    const { connection, caller } = await bench.connect(sees);
    await simulator.control('POST', 'faults', {
      kind: 'status',
      status: 429,
      route: '/apps/:app/formation',
      after: 10,
    });
    const { progress, finished } = refreshConnection(connection, { caller });
    await finished;
    const refused = bench.calls.filter(({ status }) => status === 429);
    expect(refused.length).toBeGreaterThan(0);
    expect(refused.length).toBeLessThanOrEqual(underWay);
    expect(progress.problems).toMatchObject([
      { part: 'apps', apps: (progress.total ?? 0) - progress.done, error: { code: 'heroku_rate_limit' } },
    ]);
  });

  it('stops when the grant is gone', async () => {
    const { connection, caller, personId } = await bench.connect(sees);
    await simulator.control('POST', 'faults', { kind: 'status', status: 401, route: '/apps/:app/formation' });
    const { progress, finished } = refreshConnection(connection, { caller });
    await finished;
    expect(progress.problems).toMatchObject([{ part: 'apps', error: { code: 'heroku_signed_out' } }]);
    expect(callsByRoute(bench.calls)['/apps/{app}/formation']).toBeLessThanOrEqual(underWay);
    expect(await row(personId, crashed)).toMatchObject({ state: 'unknown', dynos: null, dynoCents: null });
  });

  it('gives up after ten failures in a row', async () => {
    const { connection, caller } = await bench.connect(sees);
    await simulator.control('POST', 'faults', { kind: 'html', status: 502, route: '/apps/:app/formation' });
    await refreshConnection(connection, { caller }).finished;
    const asked = bench.calls.filter(({ route, attempt }) => route === '/apps/{app}/formation' && attempt === 1);
    // Those under way and the few that wait there, and one more for each failure before the tenth.
    expect(asked.length).toBeLessThanOrEqual(underWay + 4 + 9);
  });

  it('drops an app that is gone, and keeps it out after a restart', async () => {
    const { connection, caller, personId } = await bench.connect(sees);
    await refreshConnection(connection, { caller }).finished;
    const before = await rowsOf(personId);
    await simulator.control('DELETE', `apps/${crashed}`);
    await refreshConnection(connection, { caller }).finished;
    const left = (await rowsOf(personId)).map(({ name }) => name);
    expect(left).toHaveLength(before.length - 1);
    expect(left).not.toContain(crashed);
    bench.restart();
    expect((await rowsOf(personId)).map(({ name }) => name)).not.toContain(crashed);
  });

  it('reads an app once that two connections see, and shows each person only their own', async () => {
    const one = await bench.connect(sees);
    const other = await bench.connect(seesLess);
    const asSummary = (side: typeof one) => side.connection as Parameters<typeof refreshFleet>[0][number];
    const callers = new Map([one, other].map((side) => [side.connection.id, side.caller]));
    const connections = [asSummary(one), asSummary(other)];
    const readBoth = () => refreshFleet(connections, ({ id }) => callers.get(id) ?? one.caller).finished;
    await readBoth();

    const [rows, otherRows] = [await rowsOf(one.personId), await rowsOf(other.personId)];
    const all = new Set([...rows, ...otherRows].map(({ id }) => id));
    const shared = otherRows.filter(({ id }) => rows.some((row) => row.id === id));
    expect(shared.length).toBeGreaterThan(0);
    expect(otherRows.length).toBeLessThan(rows.length);
    expect(callsByRoute(bench.calls)['/apps/{app}/formation']).toBe(all.size);
    for (const row of shared) expect(rows).toContain(row);

    bench.calls.length = 0;
    await readBoth();
    expect(callsByRoute(bench.calls)['/apps/{app}/formation']).toBe(all.size);
  });
});
