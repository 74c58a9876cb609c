import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Simulator, startSimulator } from '@/simulator/start';
import { openWorld, type TestWorld } from '@/simulator/testing/test-world';

let simulator: Simulator;

beforeAll(async () => {
  simulator = await startSimulator({ apps: 20 });
});

afterAll(() => simulator.close());

const shop = 'shop-front';

async function withShop(): Promise<TestWorld> {
  const world = await openWorld(simulator, { apps: 0 });
  await world.control('POST', 'apps', {
    name: shop,
    owner: 'mara@fernhill.example',
    formation: { web: { quantity: 2, size: 'Standard-1X' }, worker: { quantity: 1 } },
    config: { GREETING: 'hello' },
    pipeline: 'shop',
    stage: 'production',
  });
  return world;
}

async function quantityOf(world: TestWorld): Promise<unknown> {
  return (await world.api('GET', `/apps/${shop}/formation/web`)).json().quantity;
}

describe('worlds', () => {
  it('keep apart what parallel tests do', async () => {
    const [one, two] = await Promise.all([withShop(), withShop()]);
    await one.api('PATCH', `/apps/${shop}/formation/web`, { quantity: 5 });
    expect(await quantityOf(one)).toBe(5);
    expect(await quantityOf(two)).toBe(2);
    expect((await one.api('GET', `/apps/${shop}`)).json().id).not.toBe(
      (await two.api('GET', `/apps/${shop}`)).json().id,
    );
    const requests = await two.control<{ path: string }[]>('GET', 'requests?method=PATCH');
    expect(requests).toEqual([]);
  });

  it('reset to their start with the same tokens and clients', async () => {
    const world = await openWorld(simulator);
    const before = (await world.api('GET', '/apps/checkout-api-production')).json();
    await world.api('PATCH', '/apps/checkout-api-production', { maintenance: true });
    expect(await world.control('POST', 'reset')).toEqual(world.line);
    const after = (await world.api('GET', '/apps/checkout-api-production')).json();
    expect([after.id, after.maintenance]).toEqual([before.id, false]);
  });

  it('reset to the start of another fleet', async () => {
    const world = await openWorld(simulator);
    const size = async () => (await world.api('GET', '/apps')).json<unknown[]>().length;
    const [before] = [await size(), await world.control('POST', 'reset', { apps: 3 })];
    expect([before > 3, await size()]).toEqual([true, 3]);
    await world.control('POST', 'reset');
    expect(await size()).toBe(3);
  });

  it('tell the same once they are warm', async () => {
    const [cold, warm] = await Promise.all([openWorld(simulator), openWorld(simulator)]);
    const versionsOf = async (world: TestWorld) =>
      (await world.api('GET', '/apps/checkout-api-dev/releases'))
        .json<{ version: number; description: string }[]>()
        .map(({ version, description }) => `${version} ${description}`)
        .sort();
    await warm.control('POST', 'warm');
    expect(await versionsOf(warm)).toEqual(await versionsOf(cold));
  });

  it('are the same for the same name and seed, and others for another seed', async () => {
    const namesOf = async (spec: Record<string, unknown>) => {
      const world = await openWorld(simulator, { apps: 150, ...spec });
      return (await world.api('GET', '/apps'))
        .json<{ name: string }[]>()
        .map((app) => app.name)
        .sort();
    };
    const first = await namesOf({ seed: 1 });
    expect(await namesOf({ seed: 1 })).toEqual(first);
    expect(await namesOf({ seed: 2 })).not.toEqual(first);
  });

  it('can be deleted, except the default one', async () => {
    const world = await openWorld(simulator);
    await world.control('DELETE', '');
    expect((await world.api('GET', '/account')).status).toBe(401);
    const refused = await fetch(`${simulator.url}/_sim/worlds/default`, { method: 'DELETE' });
    expect(refused.status).toBe(422);
  });

  it('list every entry of the control plane', async () => {
    const entries = (await (await fetch(`${simulator.url}/_sim/`)).json()) as { path: string; summary: string }[];
    expect(entries.map((entry) => entry.path)).toContain('/_sim/worlds/:world/faults');
    expect(entries.every((entry) => entry.summary !== '')).toBe(true);
  });

  it('refuse bodies they do not understand', async () => {
    const world = await openWorld(simulator);
    await expect(world.control('POST', 'faults', { kind: 'gremlin' })).rejects.toThrow(/invalid_params/);
    await expect(world.control('POST', 'faults', { kind: 'status', route: '^(' })).rejects.toThrow(/invalid_params/);
    await expect(world.control('POST', 'clock', { backwards: true })).rejects.toThrow(/invalid_params/);
  });
});

describe('accounts and apps', () => {
  it('adds an account that sees what its team has, and takes it out again', async () => {
    const world = await openWorld(simulator);
    const email = 'new@fernhill.example';
    const added = await world.control<{ token: string }>('POST', 'accounts', {
      email,
      teams: [{ name: 'payments', role: 'member' }],
    });
    const own = { Authorization: `Bearer ${added.token}` };
    const seen = async () => (await world.api('GET', '/apps', undefined, own)).json<{ team: { name: string } }[]>();
    const names = (await seen()).map((app) => app.team.name);
    expect(names.length).toBeGreaterThan(0);
    expect(new Set(names)).toEqual(new Set(['payments']));
    await world.control('PATCH', `accounts/${email}`, { teams: [{ name: 'payments', role: null }] });
    expect(await seen()).toEqual([]);
  });

  it('takes the billing details away, in either wording', async () => {
    const world = await withShop();
    const buy = () => world.api('POST', `/apps/${shop}/addons`, { plan: 'heroku-redis:mini' });
    await world.control('PATCH', 'accounts/mara@fernhill.example', { verified: false });
    expect((await buy()).json().id).toBe('verification_needed');
    await world.control('PATCH', 'switches', { verificationId: 'verification_required' });
    expect((await buy()).json().id).toBe('verification_required');
    await world.control('PATCH', 'accounts/mara@fernhill.example', { verified: true });
    expect((await buy()).status).toBe(201);
  });

  it('creates, renames and deletes apps', async () => {
    const world = await withShop();
    const app = (await world.api('GET', `/apps/${shop}`)).json();
    expect((await world.api('GET', `/apps/${shop}/config-vars`)).json()).toEqual({ GREETING: 'hello' });
    await world.control('PATCH', `apps/${shop}`, { name: 'shop-two' });
    expect((await world.api('GET', `/apps/${shop}`)).status).toBe(404);
    expect((await world.api('GET', '/apps/shop-two')).json().id).toBe(app.id);
    await world.control('DELETE', 'apps/shop-two');
    expect((await world.api('GET', '/apps/shop-two')).status).toBe(404);
    expect((await world.api('GET', '/pipeline-couplings')).json()).toEqual([]);
  });

  it('lets a dyno crash for a while, and again and again when troubled', async () => {
    const world = await withShop();
    const stateOf = async () => (await world.api('GET', `/apps/${shop}/dynos/web.2`)).json().state;
    await world.control('PATCH', `apps/${shop}`, {
      crash: { dyno: 'web.2', coolOffMs: 60_000 },
      trouble: { dyno: 'web.2', afterUpMs: 30_000, coolOffMs: 60_000 },
    });
    expect(await stateOf()).toBe('crashed');
    const states: unknown[] = [];
    for (const advanceMs of [60_000, 4_000, 30_000, 60_000]) {
      await world.control('POST', 'clock', { advanceMs });
      states.push(await stateOf());
    }
    expect(states).toEqual(['starting', 'up', 'crashed', 'starting']);
  });
});

describe('faults', () => {
  it('answers a status a number of times, after a number of calls, on one route', async () => {
    const world = await withShop();
    await world.control('POST', 'faults', { kind: 'status', status: 503, route: '/apps/:app', times: 2, after: 1 });
    const statuses: number[] = [];
    for (let call = 0; call < 5; call++) statuses.push((await world.api('GET', `/apps/${shop}`)).status);
    expect(statuses).toEqual([200, 503, 503, 200, 200]);
    expect((await world.api('GET', `/apps/${shop}/formation`)).status).toBe(200);
  });

  it('hits one account, one app, one method, or a pattern of paths', async () => {
    const world = await withShop();
    await world.control('POST', 'faults', { kind: 'status', status: 500, method: 'patch', app: shop });
    expect((await world.api('GET', `/apps/${shop}`)).status).toBe(200);
    expect((await world.api('PATCH', `/apps/${shop}`, { maintenance: true })).status).toBe(500);
    await world.control('DELETE', 'faults');
    await world.control('POST', 'faults', { kind: 'status', status: 500, account: 'jonas@fernhill.example' });
    expect((await world.api('GET', '/apps')).status).toBe(200);
    await world.control('POST', 'faults', { kind: 'status', status: 500, route: '^/apps/[^/]+/dynos$' });
    expect((await world.api('GET', `/apps/${shop}/dynos`)).status).toBe(500);
  });

  it('sends broken JSON, an HTML page, a truncated body, a reset', async () => {
    const world = await withShop();
    const once = (kind: string) => world.control('POST', 'faults', { kind, times: 1 });
    await once('bad_json');
    const broken = await world.api('GET', `/apps/${shop}`);
    expect(broken.status).toBe(200);
    expect(() => broken.json()).toThrow();
    await once('html');
    const page = await world.api('GET', `/apps/${shop}`);
    expect([page.status, page.headers.get('content-type')]).toEqual([503, 'text/html; charset=utf-8']);
    await once('truncate');
    await expect(world.api('GET', `/apps/${shop}`)).rejects.toThrow();
    await once('reset');
    await expect(world.api('GET', `/apps/${shop}`)).rejects.toThrow();
    expect((await world.api('GET', `/apps/${shop}`)).status).toBe(200);
  });

  it('a lost answer made the change, a reset did not', async () => {
    const world = await withShop();
    const scale = (quantity: number) => world.api('PATCH', `/apps/${shop}/formation/web`, { quantity });
    await world.control('POST', 'faults', { kind: 'reset', method: 'PATCH', times: 1 });
    await expect(scale(3)).rejects.toThrow();
    expect(await quantityOf(world)).toBe(2);
    await world.control('POST', 'faults', { kind: 'lost_answer', method: 'PATCH', times: 1 });
    await expect(scale(4)).rejects.toThrow();
    expect(await quantityOf(world)).toBe(4);
    const statuses = (await world.control<{ status: number }[]>('GET', 'requests?method=PATCH')).map(
      (row) => row.status,
    );
    expect(statuses).toEqual([0, 0]);
  });

  it('delays, and adds headers to honest answers', async () => {
    const world = await withShop();
    const headers = { 'X-Heroku-Warning': 'Something is deprecated.' };
    await world.control('POST', 'faults', { kind: 'delay', delayMs: 60, headers, times: 1 });
    const started = performance.now();
    const answer = await world.api('GET', `/apps/${shop}`);
    expect(performance.now() - started).toBeGreaterThanOrEqual(55);
    expect([answer.status, answer.headers.get('x-heroku-warning')]).toEqual([200, 'Something is deprecated.']);
  });

  it('does the change of a client that went away before the late answer', async () => {
    const world = await withShop();
    await world.control('POST', 'faults', { kind: 'delay', delayMs: 60_000, method: 'PATCH', times: 1 });
    const response = fetch(`${simulator.url}/apps/${shop}/formation/web`, {
      method: 'PATCH',
      headers: { Accept: 'application/vnd.heroku+json; version=3', Authorization: `Bearer ${world.token}` },
      body: '{"quantity":3}',
      signal: AbortSignal.timeout(50),
    });
    await expect(response).rejects.toThrow();
    expect(await quantityOf(world)).toBe(3);
  });

  it('spoils sign-in as well', async () => {
    const world = await withShop();
    await world.control('POST', 'faults', { kind: 'status', status: 503, route: '/oauth/authorize' });
    const path = `/oauth/authorize?client_id=${world.line.oauth.clientId}&response_type=code`;
    expect((await world.api('GET', path)).status).toBe(503);
  });
});

describe('request log', () => {
  it('tells method, path, route, account, status and time, and never a token', async () => {
    const world = await withShop();
    await world.control('DELETE', 'requests');
    await world.api('GET', `/apps/${shop}/formation`);
    await world.api('GET', '/apps/nowhere-at-all');
    const rows = await world.control<Record<string, unknown>[]>('GET', 'requests');
    expect(rows).toMatchObject([
      {
        method: 'GET',
        path: `/apps/${shop}/formation`,
        route: '/apps/:app/formation',
        account: 'mara@fernhill.example',
        status: 200,
      },
      { route: '/apps/:app', status: 404 },
    ]);
    expect(JSON.stringify(rows)).not.toContain(world.token);
    const filtered = await world.control<unknown[]>('GET', 'requests?route=/apps/:app&account=mara@fernhill.example');
    expect(filtered).toHaveLength(1);
  });
});
