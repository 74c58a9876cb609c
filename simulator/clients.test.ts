import { createRequire } from 'node:module';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Simulator, startSimulator } from './start';
import type { Row } from './testing/api-caller';

/** As much of node-heroku-client as is used here; the package brings no types. */
interface HerokuClient {
  get<T = Row>(path: string, options?: object): Promise<T>;
  post<T = Row>(path: string, options?: object): Promise<T>;
  patch<T = Row>(path: string, options?: object): Promise<T>;
  delete<T = Row>(path: string, options?: object): Promise<T>;
}

const Heroku = createRequire(import.meta.url)('heroku-client') as new (options: object) => HerokuClient;

describe('node-heroku-client', () => {
  let simulator: Simulator;
  let heroku: HerokuClient;

  beforeAll(async () => {
    simulator = await startSimulator({ port: 0, apps: 1100, seed: 3 });
    heroku = new Heroku({ host: simulator.url, token: simulator.line.accounts[0]?.token, debug: false });
  });

  afterAll(() => simulator.close());

  it('follows Next-Range over every page of a long list', async () => {
    const apps = await heroku.get<Row[]>('/apps');
    expect(apps.length).toBeGreaterThan(1000);
    expect(new Set(apps.map((row) => row.id)).size).toBe(apps.length);
    const page = await heroku.get<Row[]>('/apps', { partial: true });
    expect(page).toHaveLength(1000);
  });

  it('reads every kind of list with the Range it always sends', async () => {
    const paths = [
      '/teams',
      '/teams/payments/members',
      '/teams/payments/permissions',
      '/teams/permissions',
      '/pipelines',
      '/pipeline-couplings',
      '/addons',
      '/addon-attachments',
      '/addon-services',
      '/dyno-sizes',
      '/regions',
      '/stacks',
      '/account/features',
      '/apps/checkout-api-production/formation',
      '/apps/checkout-api-production/dynos',
      '/apps/checkout-api-production/releases',
      '/apps/checkout-api-production/builds',
      '/apps/checkout-api-production/domains',
      '/apps/checkout-api-production/sni-endpoints',
      '/apps/checkout-api-production/collaborators',
      '/apps/checkout-api-production/features',
      '/apps/checkout-api-production/buildpack-installations',
    ];
    const lists = await Promise.all(paths.map((path) => heroku.get<Row[]>(path)));
    const empty = paths.filter((_, at) => lists[at]?.length === 0);
    expect(empty).toEqual([]);
  });

  it('changes things and reads the refusals', async () => {
    const app = await heroku.post('/apps', { body: { name: 'client-app' } });
    expect(await heroku.patch(`/apps/${app.id}`, { body: { maintenance: true } })).toMatchObject({ maintenance: true });
    expect(await heroku.patch(`/apps/${app.id}/config-vars`, { body: { A: 'b' } })).toEqual({ A: 'b' });
    expect(await heroku.delete(`/apps/${app.id}`)).toMatchObject({ name: 'client-app' });
    await expect(heroku.get(`/apps/${app.id}`)).rejects.toMatchObject({
      statusCode: 404,
      body: { id: 'not_found', message: "Couldn't find that app." },
    });
  });
});
