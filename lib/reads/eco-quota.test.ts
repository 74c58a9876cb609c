import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { refreshConnection } from '@/lib/fleet/cold-read';
import { callsByRoute, fleetBench } from '@/lib/fleet/testing/fleet-bench';
import { setEnvironment } from '@/lib/testing/console';
import { startTestSimulator, type TestSimulator } from '@/lib/testing/simulator';
import { ecoQuotaRead } from './eco-quota';
import { fleetRowsRead } from './fleet';
import type { ReadContext } from './read';

const mara = 'mara@fernhill.example';
const ravi = 'ravi@sidecar.example';
const route = '/accounts/:user/actions/get-quota';

describe('the Eco hours that an app draws on', () => {
  let simulator: TestSimulator;
  let bench: Awaited<ReturnType<typeof fleetBench>>;
  let ctx: ReadContext;
  let ids: Map<string, string>;

  beforeAll(async () => {
    simulator = await startTestSimulator({ apps: 20 });
    bench = await fleetBench(simulator);
    setEnvironment(simulator.api);
    await bench.reset();
    const formation = { web: { quantity: 1, size: 'Eco' } };
    await simulator.control('POST', 'apps', { name: 'eco-of-ravi', owner: ravi, formation, collaborators: [mara] });
    const { connection, caller, ctx: own } = await bench.connect(mara);
    await refreshConnection(connection, { caller }).finished;
    const { id: accountId } = await simulator.control<{ id: string }>('PATCH', `accounts/${mara}`, {});
    ctx = {
      ...own,
      async caller(app) {
        const found = await own.caller(app);
        return { ...found, caller: { ...found.caller, access: { ...found.caller.access, accountId } } };
      },
    };
    const rows = (await fleetRowsRead.run(ctx, {}))?.rows ?? [];
    ids = new Map(rows.map(({ name, id }) => [name, id]));
  });
  afterAll(async () => {
    await bench.close();
  });
  beforeEach(async () => {
    await simulator.control('DELETE', 'faults');
    bench.calls.length = 0;
  });

  const look = (name: string) => ecoQuotaRead.run(ctx, { app: ids.get(name) ?? '' });
  const answers = (status: number, body: object) =>
    simulator.control('POST', 'faults', { kind: 'status', route, status, body });
  const routes = () => callsByRoute(bench.calls);

  it('are those of the account that owns it, for one call', async () => {
    const before = Date.now();
    const { quota, readAt } = await look('mara-sketchbook');
    expect(quota?.quotaSeconds).toBe(1000 * 3600);
    expect(quota?.usedSeconds).toBeGreaterThan(0);
    expect(readAt).toBeGreaterThanOrEqual(before);
    expect(routes()).toEqual({ '/accounts/{account}/actions/get-quota': 1 });
  });

  it('are asked for at every look: nothing of it is kept', async () => {
    await look('mara-sketchbook');
    await look('mara-sketchbook');
    expect(routes()).toEqual({ '/accounts/{account}/actions/get-quota': 2 });
  });

  it.each([
    ['an app of a team', 'checkout-api-production'],
    ['an app of somebody else, who shared it', 'eco-of-ravi'],
  ])('are unknown for %s, and no call is made', async (_, name) => {
    expect(ids.has(name)).toBe(true);
    expect((await look(name)).quota).toBeNull();
    expect(bench.calls).toEqual([]);
  });

  it.each([
    ['Heroku has no such answer', 404, { id: 'not_found', message: 'Not found.' }],
    ['Heroku answers without a figure', 200, {}],
    ['Heroku tells half of it', 200, { account_quota: 3_600_000 }],
  ])('are unknown where %s', async (_, status, body) => {
    await answers(status, body);
    expect((await look('mara-sketchbook')).quota).toBeNull();
    expect(bench.calls).toHaveLength(1);
  });

  it('may be none at all, which is not unknown', async () => {
    await answers(200, { account_quota: 0, quota_used: 0 });
    expect((await look('mara-sketchbook')).quota).toEqual({ quotaSeconds: 0, usedSeconds: 0 });
  });

  it.each([
    ['the token may not ask', 403, 'forbidden', 'heroku_forbidden'],
    ['Heroku is down', 503, 'service_unavailable', 'heroku_unavailable'],
    ['the budget is empty', 429, 'rate_limit', 'heroku_rate_limit'],
  ])('cannot be told while %s, and the reason is said', async (_, status, id, code) => {
    await answers(status, { id, message: 'No.' });
    await expect(look('mara-sketchbook')).rejects.toMatchObject({ error: { code } });
  });

  it('are told to nobody who does not reach the app', async () => {
    const alone = { name: 'eco-alone', owner: ravi };
    const { id: app } = await simulator.control<{ id: string }>('POST', 'apps', alone);
    await expect(ecoQuotaRead.run(ctx, { app })).rejects.toMatchObject({ error: { code: 'not_found' } });
    expect(bench.calls).toEqual([]);
  });
});
