import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Simulator, startSimulator } from './start';
import { apiCaller, type Caller, type Row } from './testing/api-caller';

describe('usage and review apps', () => {
  let simulator: Simulator;
  let mara: Caller;

  beforeAll(async () => {
    simulator = await startSimulator({ apps: 60 });
    mara = apiCaller({ base: simulator.url, token: simulator.line.accounts[0]?.token ?? '' });
  });

  afterAll(() => simulator.close());

  const dayAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);

  it('of an enterprise team comes by day and by month, and adds up', async () => {
    const { id } = await mara.one('GET', '/teams/payments');
    const days = await mara.many('GET', `/teams/${id}/usage/daily?start=${dayAgo(3)}&end=${dayAgo(1)}`);
    expect(days.map((row) => row.date)).toEqual([dayAgo(3), dayAgo(2), dayAgo(1)]);
    for (const day of days) {
      const apps = day.apps as { app_name: string; dynos: number }[];
      expect(apps.map((row) => row.app_name)).toContain('checkout-api-production');
      expect(apps.reduce((sum, row) => sum + row.dynos, 0)).toBeCloseTo(day.dynos as number, 2);
      expect((day.data as number) + (day.partner as number)).toBeCloseTo(day.addons as number, 2);
    }
    const [month] = await mara.many('GET', `/teams/${id}/usage/monthly?start=${dayAgo(0).slice(0, 7)}`);
    expect(month).toMatchObject({ month: dayAgo(0).slice(0, 7), connect: 0 });
    expect((await mara.call('GET', `/teams/${id}/usage/daily`)).status).toBe(422);
    expect((await mara.call('GET', `/teams/${id}/usage/daily?start=soon`)).status).toBe(422);
  });

  it('of metered add-ons is empty, as no plan is metered', async () => {
    expect(await mara.one('GET', '/apps/checkout-api-production/usage')).toEqual({ addons: [] });
    expect(await mara.one('GET', '/teams/payments/usage')).toEqual({ apps: [] });
    expect(await mara.one('GET', '/teams/payments/apps/checkout-api-production/usage')).toEqual({ addons: [] });
    expect((await mara.call('GET', '/teams/data/apps/checkout-api-production/usage')).status).toBe(404);
  });

  it('review apps are the apps in the review stage', async () => {
    const { pipeline } = await mara.one('GET', '/apps/checkout-api-production/pipeline-couplings');
    const rows = await mara.many('GET', `/pipelines/${(pipeline as Row).id}/review-apps`);
    const app = await mara.one('GET', '/apps/checkout-api-pr-1482');
    expect(rows).toMatchObject([{ app: { id: app.id }, branch: 'pr-1482', pr_number: 1482, status: 'created' }]);
    expect(await mara.one('GET', '/apps/checkout-api-pr-1482/review-app')).toEqual(rows[0]);
    expect(await mara.one('GET', `/review-apps/${rows[0]?.id}`)).toEqual(rows[0]);
    expect((await mara.call('GET', '/apps/checkout-api-production/review-app')).status).toBe(404);
  });
});
