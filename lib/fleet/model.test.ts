import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { connections } from '@/lib/db/schema';
import { knownDomains } from '@/lib/db/schema-fleet';
import { getApp } from '@/lib/heroku/apps';
import { listFormation } from '@/lib/heroku/formation';
import type { Dyno, Formation } from '@/lib/heroku/schema';
import { addOnsRead } from '@/lib/reads/add-ons';
import { appRowRead } from '@/lib/reads/app-row';
import { domainsRead } from '@/lib/reads/domains';
import { dynoSizesRead } from '@/lib/reads/dyno-sizes';
import { dynosRead } from '@/lib/reads/dynos';
import { fleetRowsRead } from '@/lib/reads/fleet';
import { fleetStatusRead } from '@/lib/reads/fleet-status';
import { formationRead } from '@/lib/reads/formation';
import type { ReadContext } from '@/lib/reads/read';
import { releasesRead } from '@/lib/reads/releases';
import { unwrap } from '@/lib/result';
import { startTestSimulator, type TestSimulator } from '@/lib/testing/simulator';
import { refreshConnection } from './cold-read';
import { getFleet } from './fleet';
import { applyApp, applyDynos, applyFormation, applyHostnames, applyReleases } from './model';
import { progressOf } from './progress';
import { callsByRoute, fleetBench } from './testing/fleet-bench';

const sees = 'mara@fernhill.example';
const name = 'checkout-api-production';

describe('the fleet and what else is read', () => {
  let simulator: TestSimulator;
  let bench: Awaited<ReturnType<typeof fleetBench>>;
  let side: Awaited<ReturnType<typeof bench.connect>>;
  let id: string;

  beforeAll(async () => {
    simulator = await startTestSimulator({ apps: 20 });
    bench = await fleetBench(simulator);
  });
  afterAll(async () => {
    await bench.close();
  });
  beforeEach(async () => {
    await bench.reset();
    side = await bench.connect(sees);
    await refreshConnection(side.connection, { caller: side.caller }).finished;
    id = (await row()).id;
    bench.calls.length = 0;
  });

  async function rowsFor(ctx: typeof side.ctx) {
    return (await fleetRowsRead.run(ctx, {}))?.rows ?? [];
  }

  async function row() {
    const found = (await rowsFor(side.ctx)).find((candidate) => candidate.name === name);
    if (!found) throw new Error(`There is no row for ${name}`);
    return found;
  }

  async function refreshEnded(connectionId: string) {
    await expect.poll(() => progressOf(connectionId)?.finishedAt ?? null, { timeout: 10_000 }).not.toBeNull();
  }

  async function restarted() {
    await (await getFleet()).save();
    bench.restart();
  }

  async function formation(): Promise<Formation[]> {
    return unwrap(await listFormation(side.caller, id));
  }

  it('shows a formation at once that an operation changed', async () => {
    const changed = (await formation()).map((process) =>
      process.type === 'web' ? { ...process, quantity: process.quantity + 1 } : process,
    );
    const before = await row();
    await applyFormation(id, changed, Date.now());
    const after = await row();
    expect(after.web?.quantity).toBe((before.web?.quantity ?? 0) + 1);
    expect(after.dynoCents).toBe((before.dynoCents ?? 0) + 5_000);
    await restarted();
    expect(await row()).toEqual({ ...after, version: expect.any(Number) });
  });

  it('writes what a page read a moment later, once for all of it', async () => {
    const save = vi.spyOn(await getFleet(), 'save');
    const at = Date.now();
    await applyFormation(id, await formation(), at);
    await applyReleases(id, [], at);
    await applyHostnames(id, ['shop.example'], at);
    expect(save).not.toHaveBeenCalled();
    const kept = async () => (await bench.db.select().from(knownDomains).where(eq(knownDomains.appId, id)))[0];
    await expect.poll(kept).toMatchObject({ hostnames: ['shop.example'], readAt: new Date(at) });
    expect(save).toHaveBeenCalledOnce();
    bench.restart();
    expect((await row()).readAt).toMatchObject({ formation: at, release: at });
  });

  it('drops an answer to a question that was asked before what it knows', async () => {
    const before = await row();
    const earlier = (before.readAt.formation ?? 0) - 1;
    await applyFormation(id, [], earlier);
    expect(await row()).toEqual(before);
  });

  it('knows that a formation at zero has no dynos', async () => {
    await applyFormation(
      id,
      (await formation()).map((process) => ({ ...process, quantity: 0 })),
      Date.now(),
    );
    expect(await row()).toMatchObject({ state: 'scaled-to-zero', dynos: 0, dynoCents: 0 });
  });

  it('follows the dynos that a page reads', async () => {
    const { items } = await dynosRead.run(side.ctx, { app: id });
    expect(items.find((dyno) => dyno.name === 'web.2')).toMatchObject({ type: 'web', state: 'crashed' });
    const up = items.map((dyno) => ({ ...dyno, state: 'up', updated_at: null }) as unknown as Dyno);
    await applyDynos(id, up, Date.now());
    expect((await row()).state).toBe('up');
  });

  it('prices looking again by what it asks', async () => {
    const view = await fleetStatusRead.run(side.ctx, { refresh: true, shownIds: [] });
    await refreshEnded(side.connection.id);
    const { herokuAccountId: accountId } = side.ctx.viewer;
    expect(bench.calls.length).toBeGreaterThan(0);
    expect(view.refreshPrices).toEqual([{ accountId, calls: bench.calls.length }]);
  });

  it('reads a connection by itself the first time only', async () => {
    bench.restart();
    const status = await fleetStatusRead.run(side.ctx, { refresh: false, shownIds: [] });
    const rows = await rowsFor(side.ctx);
    expect(status).toMatchObject({ progress: [], connections: 1, apps: rows.length });
    expect(rows.length).toBeGreaterThan(0);
    expect(bench.calls).toEqual([]);
    const newcomer = await bench.connect('priya@fernhill.example');
    expect((await rowsFor(newcomer.ctx)).length).toBeGreaterThan(0);
    await refreshConnection(newcomer.connection, { caller: newcomer.caller }).finished;
  });

  it('tries a list that failed again by itself only after a new sign-in', async () => {
    const newcomer = await bench.connect('priya@fernhill.example');
    const look = () => fleetStatusRead.run(newcomer.ctx, { refresh: false, shownIds: [] });
    await simulator.control('POST', 'faults', { kind: 'status', status: 500, route: '/apps' });
    await look();
    await refreshEnded(newcomer.connection.id);
    bench.calls.length = 0;
    expect((await look()).progress).toMatchObject([{ total: null, problems: [{ part: 'apps' }] }]);
    await bench.db.update(connections).set({ status: 'invalid', checkedAt: new Date() });
    await look();
    expect(bench.calls).toEqual([]);
    await simulator.control('DELETE', 'faults');
    await bench.db.update(connections).set({ status: 'active', checkedAt: new Date(Date.now() + 1) });
    expect((await look()).apps).toBeGreaterThan(0);
    await refreshEnded(newcomer.connection.id);
  });

  it('shows nobody an app that their connections do not reach', async () => {
    const stranger = await bench.connect('ravi@sidecar.example');
    await refreshConnection(stranger.connection, { caller: stranger.caller }).finished;
    const rows = await rowsFor(stranger.ctx);
    expect(rows.map((one) => one.id)).not.toContain(id);
    for (const app of [id, name]) {
      await expect(appRowRead.run(stranger.ctx, { app })).rejects.toMatchObject({ error: { code: 'not_found' } });
    }
    await expect(formationRead.run(stranger.ctx, { app: id })).rejects.toMatchObject({ error: { code: 'not_found' } });
  });

  it('finds an app by id, by name and by a name that it had', async () => {
    await simulator.control('PATCH', `apps/${name}`, { name: 'checkout-api-live' });
    await applyApp(unwrap(await getApp(side.caller, id)), Date.now());
    expect(await appRowRead.run(side.ctx, { app: id })).toMatchObject({
      row: { name: 'checkout-api-live' },
      movedTo: 'checkout-api-live',
    });
    expect(await appRowRead.run(side.ctx, { app: name })).toMatchObject({ row: { id }, movedTo: 'checkout-api-live' });
    await restarted();
    expect(await appRowRead.run(side.ctx, { app: name })).toMatchObject({ row: { id }, movedTo: 'checkout-api-live' });
    expect(await appRowRead.run(side.ctx, { app: 'checkout-api-live' })).toMatchObject({ row: { id }, movedTo: null });
  });

  it('asks Heroku for an app that no list has shown yet, and for no name that cannot be one', async () => {
    await simulator.control('POST', 'apps', { name: 'brand-new-app', owner: sees });
    const found = await appRowRead.run(side.ctx, { app: 'brand-new-app' });
    expect(found.row).toMatchObject({ name: 'brand-new-app', stage: null });
    bench.calls.length = 0;
    for (const app of ['Not A Name', '..', 'a']) {
      await expect(appRowRead.run(side.ctx, { app })).rejects.toMatchObject({ error: { code: 'not_found' } });
    }
    expect(bench.calls).toEqual([]);
  });

  it.each([
    ['formation', (ctx: ReadContext) => formationRead.run(ctx, { app: id }), { type: 'web', size: 'Standard-2X' }],
    ['releases', (ctx: ReadContext) => releasesRead.run(ctx, { app: id, max: 10 }), { version: 219 }],
    ['domains', (ctx: ReadContext) => domainsRead.run(ctx, { app: id }), { kind: 'custom' }],
    ['dyno sizes', (ctx: ReadContext) => dynoSizesRead.run(ctx, { app: id }), { name: 'Eco' }],
  ])('reads the %s of an app in one call', async (_, run, first) => {
    const { items, readAt } = await run(side.ctx);
    expect(items[0]).toMatchObject(first);
    expect(Math.abs(Date.now() - readAt)).toBeLessThan(60_000);
    expect(bench.calls.length).toBeLessThanOrEqual(1);
  });

  it('reads the add-ons of an app in one call, the dearest first', async () => {
    const { items } = await addOnsRead.run(side.ctx, { app: id });
    const cents = items.map((addOn) => addOn.cents);
    expect(cents).toEqual([...cents].sort((a, b) => b - a));
    expect((await row()).addOns).toEqual({ count: items.length, cents: cents.reduce((sum, one) => sum + one, 0) });
    expect(callsByRoute(bench.calls)).toEqual({ '/apps/{app}/addons': 1 });
  });
});
