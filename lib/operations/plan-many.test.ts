import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Viewer } from '@/lib/auth/viewer';
import type { OpenDatabase } from '@/lib/db/open-database';
import { getFleet } from '@/lib/fleet/fleet';
import { unwrap } from '@/lib/result';
import { addPerson, standUp } from '@/lib/testing/console';
import { openMemoryDatabase } from '@/lib/testing/database';
import { maintenanceMany } from './maintenance-many';
import type { Operation, Plan } from './operation';
import { type Preview, perform } from './perform';
import { restartMany } from './restart-many';

const sizes = [{ name: 'Standard-1X', centsPerMonth: 2_500, dedicated: false }];

describe('the plan of one operation on many apps', () => {
  let database: OpenDatabase;
  let viewer: Viewer;
  const apps = ['one', 'two', 'three', 'four', 'production'].map((name) => ({
    id: randomUUID(),
    name,
    stage: name === 'production' ? 'production' : 'staging',
  }));
  const ids = (...names: string[]) => apps.filter(({ name }) => names.includes(name)).map(({ id }) => id);
  const see = async (operation: unknown, chosen: string[], wish: object = {}): Promise<Preview & { plan: Plan }> => {
    const options = { canary: null, waveSize: null, stopAtPercent: null };
    const input = { job: '8d0fbd5c-6f5c-4b2a-9a55-3d2f0a8d1c11', apps: chosen, wish, options };
    return unwrap(await perform(operation as Operation<unknown, unknown>, viewer, { input })) as Preview;
  };
  const dynos = async (id: string | undefined, count: number, at = Date.now()) => {
    const value = Array.from({ length: count }, (_, index) => ({
      ...{ name: `web.${index + 1}`, type: 'web', state: 'up', updatedAt: 0 },
    }));
    (await getFleet()).put(id ?? '', 'dynos', { value, readAt: at });
  };

  beforeAll(async () => {
    database = await openMemoryDatabase();
    return () => database.close();
  });
  beforeEach(async () => {
    // No Heroku listens there: a plan of many costs no call.
    standUp(database, 'http://localhost:1');
    ({ viewer } = await addPerson('operator', apps));
    (await getFleet()).sizes = sizes;
    for (const { id } of apps) await dynos(id, 2);
  });

  test('says per app what becomes of it, by what was read last, and prices two calls an app', async () => {
    await dynos(ids('two')[0], 0);
    const { plan } = await see(restartMany, ids('one', 'two', 'three'));
    expect(plan).toMatchObject({ title: 'Restart 2 apps', priceCalls: 4, typed: null, changes: [] });
    expect(plan.apps).toMatchObject([
      { name: 'one', changes: [{ from: 'web.1, web.2', to: 'started anew' }], refused: null },
      { name: 'two', changes: [], refused: 'two has no dyno that could restart.' },
      { name: 'three', stage: 'staging', refused: null },
    ]);
    expect(plan.apps?.[0]?.readAt).toBeGreaterThan(0);
    expect(plan.cli).toBe('heroku ps:restart -a one\nheroku ps:restart -a three');
  });

  test('an app of which nothing is known is left out, with the reason', async () => {
    const fleet = await getFleet();
    const [one] = ids('one');
    const entry = fleet.get(one ?? '');
    if (entry) entry.dynos = null;
    const { plan } = await see(restartMany, ids('one', 'two'));
    expect(plan.apps?.[0]?.refused).toContain('not read yet');
    expect(plan.title).toBe('Restart 1 app');
  });

  test('more than three apps want the words typed, and so does one that is hard to reverse', async () => {
    expect((await see(restartMany, ids('one', 'two', 'three'))).plan.typed).toBeNull();
    expect((await see(restartMany, ids('one', 'two', 'three', 'four'))).plan.typed).toBe('restart 4 apps');
    expect((await see(maintenanceMany, ids('production', 'one'), { on: true })).plan.typed).toBe(
      'maintenance on for 2 apps',
    );
    expect((await see(maintenanceMany, ids('one', 'two'), { on: true })).plan.typed).toBeNull();
  });

  test('what already is so is left out', async () => {
    const entry = (await getFleet()).get(ids('one')[0] ?? '');
    if (entry) entry.app.value.isMaintenance = true;
    const { plan } = await see(maintenanceMany, ids('one', 'two'), { on: true });
    expect(plan.apps?.map(({ refused }) => refused)).toEqual(['Maintenance mode of one is already on.', null]);
  });

  test('the click agrees to which apps restart, not to how many dynos they have', async () => {
    const before = (await see(restartMany, ids('one', 'two'))).planHash;
    await dynos(ids('one')[0], 3);
    expect((await see(restartMany, ids('one', 'two'))).planHash).toBe(before);
    await dynos(ids('one')[0], 0);
    expect((await see(restartMany, ids('one', 'two'))).planHash).not.toBe(before);
  });
});
