import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { refreshConnection } from '@/lib/fleet/cold-read';
import { callsByRoute, fleetBench } from '@/lib/fleet/testing/fleet-bench';
import { countRelations } from '@/lib/rules/config-relations';
import { openingParts } from '@/lib/rules/opening-parts';
import { setEnvironment } from '@/lib/testing/console';
import { startTestSimulator, type TestSimulator } from '@/lib/testing/simulator';
import { configAgainstUpstreamRead } from './config-against-upstream';
import { fleetRowsRead } from './fleet';
import { openingRead } from './opening';
import type { ReadContext } from './read';
import { upstreamRead } from './upstream';

describe('the overview of an app', () => {
  let simulator: TestSimulator;
  let bench: Awaited<ReturnType<typeof fleetBench>>;
  let ctx: ReadContext;
  let ids: Map<string, string>;

  beforeAll(async () => {
    simulator = await startTestSimulator({ apps: 20 });
    bench = await fleetBench(simulator);
    setEnvironment(simulator.api);
  });
  afterAll(async () => {
    await bench.close();
  });
  beforeEach(async () => {
    await bench.reset();
    const mara = await bench.connect('mara@fernhill.example');
    await refreshConnection(mara.connection, { caller: mara.caller }).finished;
    ctx = mara.ctx;
    const rows = (await fleetRowsRead.run(ctx, {}))?.rows ?? [];
    ids = new Map(rows.map(({ name, id }) => [name, id]));
    bench.calls.length = 0;
  });

  const idOf = (name: string) => ids.get(name) ?? '';
  const compare = (app: string) => configAgainstUpstreamRead.run(ctx, { app: idOf(app) });

  it('costs seven calls at most, config of two apps among them, also when it is asked for twice at once', async () => {
    const app = idOf('checkout-api-production');
    const open = async () => {
      const opened = await openingRead.run(ctx, { app, parts: [...openingParts] });
      const answers = await Promise.all(openingParts.map((part) => opened[part]));
      expect(answers.map((answer) => answer?.ok)).toEqual(openingParts.map(() => true));
    };
    await Promise.all([open(), open()]);
    expect(callsByRoute(bench.calls)).toMatchObject({ '/apps/{app}/config-vars': 2 });
    expect(bench.calls.length).toBeLessThanOrEqual(7);
  });

  it('compares production with staging by key names, without a value', async () => {
    const said = await compare('checkout-api-production');
    expect(said.upstream).toMatchObject({ name: 'checkout-api-staging', stage: 'staging' });
    expect(said.keys).toContainEqual({ key: 'STRIPE_V2_KEY', relation: 'not-upstream' });
    expect(said.keys).toContainEqual({ key: 'STAGING_BANNER', relation: 'not-here' });
    expect(said.keys).toContainEqual({ key: 'LOG_LEVEL', relation: 'differ' });
    expect(said.keys).toContainEqual({ key: 'RAILS_ENV', relation: 'equal' });
    expect(said.keys.map(({ key }) => key)).not.toContain('DATABASE_URL');
    expect(said.twins).toEqual([{ key: 'SESSION_SECRET', sameAs: 'SECRET_KEY_BASE' }]);
    expect(countRelations(said.keys)).toEqual({ equal: 28, differ: 12, 'not-upstream': 1, 'not-here': 4 });
    expect(JSON.stringify(said)).not.toMatch(/This is not the shop|sk_live|eu-west-1/);
  });

  it('keeps no config: what changed elsewhere is seen at the next look', async () => {
    await compare('checkout-api-production');
    await simulator.control('PATCH', 'apps/checkout-api-production', { config: { RAILS_ENV: 'other' } });
    await expect
      .poll(async () => (await compare('checkout-api-production')).keys, { timeout: 10_000, interval: 500 })
      .toContainEqual({ key: 'RAILS_ENV', relation: 'differ' });
  });

  it('has nothing to compare a development app with', async () => {
    expect(await upstreamRead.run(ctx, { app: idOf('checkout-api-dev') })).toBeNull();
    await expect(compare('checkout-api-dev')).rejects.toMatchObject({ error: { code: 'not_found' } });
    expect(bench.calls).toEqual([]);
  });

  it('tells nobody of an app out of reach', async () => {
    const stranger = await bench.connect('ravi@sidecar.example');
    const app = idOf('checkout-api-production');
    expect(await upstreamRead.run(stranger.ctx, { app })).toBeNull();
    await expect(configAgainstUpstreamRead.run(stranger.ctx, { app })).rejects.toMatchObject({
      error: { code: 'not_found' },
    });
  });
});
