import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Simulator, startSimulator } from './start';
import { apiCaller, type Caller, type Row } from './testing/api-caller';

const lists = [
  '/apps',
  '/users/~/apps',
  '/teams',
  '/teams/payments/apps',
  '/teams/payments/members',
  '/teams/payments/permissions',
  '/pipelines',
  '/pipeline-couplings',
  '/addons',
  '/addon-attachments',
  '/addon-services',
  '/addon-services/heroku-postgresql/plans',
  '/apps/checkout-api-production/formation',
  '/apps/checkout-api-production/dynos',
  '/apps/checkout-api-production/releases',
  '/apps/checkout-api-production/builds',
  '/apps/checkout-api-production/addons',
  '/apps/checkout-api-production/addon-attachments',
  '/apps/checkout-api-production/domains',
  '/apps/checkout-api-production/collaborators',
];

describe('lists', () => {
  let simulator: Simulator;
  const as = (position: number): Caller => {
    return apiCaller({ base: simulator.url, token: simulator.line.accounts[position]?.token ?? '' });
  };

  beforeAll(async () => {
    simulator = await startSimulator({ port: 0, apps: 60, seed: 7 });
  });

  afterAll(() => simulator.close());

  it.each(lists)('%s comes in pages: 206 with Next-Range until the last, which is 200 without', async (path) => {
    const caller = as(0);
    const whole = await caller.many('GET', path, undefined, { Range: 'id ..; max=1000' });
    const max = Math.max(1, Math.ceil(whole.length / 3));
    const collected: Row[] = [];
    let range: string | null = `id ..; max=${max}`;
    while (range !== null) {
      const page = await caller.call('GET', path, undefined, { Range: range });
      collected.push(...(page.body as Row[]));
      range = page.headers.get('next-range');
      expect(page.status).toBe(range === null ? 200 : 206);
      expect(page.headers.get('content-range')).toMatch(/^id /);
    }
    expect(collected).toEqual(whole);
    expect(whole.length).toBeGreaterThan(1);
  });

  it('POST /filters/apps pages as well and drops ids the caller does not see', async () => {
    const ids = (await as(0).many('GET', '/apps')).map((row) => row.id);
    const body = { in: { id: [...ids, '00000000-0000-4000-8000-000000000000'] } };
    const first = await as(0).call('POST', '/filters/apps', body, { Range: 'id ..; max=10;' });
    expect([first.status, (first.body as Row[]).length]).toEqual([206, 10]);
    expect(first.headers.get('next-range')).toMatch(/^id \]/);
    expect(await as(0).many('POST', '/filters/apps', body)).toHaveLength(ids.length);
    const outsider = simulator.line.accounts.findIndex((row) => row.email.startsWith('ravi@'));
    const theirs = await as(outsider).many('POST', '/filters/apps', body);
    expect(theirs).toEqual([]);
  });

  it('show an account its own apps, the shared ones and those of its teams, and 404 for everything else', async () => {
    const admin = await as(0).many('GET', '/apps');
    const jonas = await as(1).many('GET', '/apps');
    const teams = (await as(1).many('GET', '/teams')).map((row) => row.name);
    const foreign = admin.find((row) => row.team !== null && !teams.includes((row.team as Row).name));
    expect(jonas.length).toBeLessThan(admin.length);
    expect(jonas.map((row) => row.id)).not.toContain(foreign?.id);
    for (const path of ['', '/formation', '/dynos', '/releases', '/config-vars', '/addons', '/domains']) {
      const answer = await as(1).call('GET', `/apps/${foreign?.name}${path}`);
      expect([path, answer.status, answer.body]).toEqual([
        path,
        404,
        { resource: 'app', id: 'not_found', message: "Couldn't find that app." },
      ]);
    }
    const scaling = { updates: [{ type: 'web', quantity: 1 }] };
    expect((await as(1).call('PATCH', `/apps/${foreign?.name}/formation`, scaling)).status).toBe(404);
  });

  it('let a locked app be seen, but not changed, by members of its team', async () => {
    const app = 'checkout-api-production';
    await as(0).one('PATCH', `/teams/apps/${app}`, { locked: true });
    const members = await as(0).many('GET', '/teams/payments/members');
    const admin = new Set(members.filter((row) => row.role === 'admin').map((row) => row.email));
    const plain = simulator.line.accounts.findIndex(({ email }) => {
      return members.some((row) => row.email === email) && !admin.has(email);
    });
    const { email = '' } = simulator.line.accounts[plain] ?? {};
    await as(0).call('DELETE', `/apps/${app}/collaborators/${encodeURIComponent(email)}`);
    await as(plain).one('GET', `/apps/${app}`);
    const refused = await as(plain).call('PATCH', `/apps/${app}`, { maintenance: true });
    expect(refused).toMatchObject({ status: 403, body: { id: 'forbidden' } });
  });
});
