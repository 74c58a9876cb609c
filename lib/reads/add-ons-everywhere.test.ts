import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { connectionsOf } from '@/lib/connections/reach';
import { forgetFleet, getFleet } from '@/lib/fleet/fleet';
import { addPerson, standUp } from '@/lib/testing/console';
import { openMemoryDatabase } from '@/lib/testing/database';
import { addOnsEverywhereRead } from './add-ons-everywhere';
import type { ReadContext } from './read';

const shop = { id: randomUUID(), name: 'shop-production', stage: 'production' };
const unread = { id: randomUUID(), name: 'unread' };
const foreign = { id: randomUUID(), name: 'foreign' };
const addOn = (name: string, cents: number) => ({
  id: randomUUID(),
  name,
  service: 'heroku-postgresql',
  plan: 'heroku-postgresql:basic',
  state: 'provisioned',
  cents,
  createdAt: 1_000,
  configKeys: [],
});

let ctx: ReadContext;

beforeAll(async () => {
  standUp(await openMemoryDatabase(), 'http://127.0.0.1:1');
  const { viewer } = await addPerson('viewer', [shop, unread]);
  await addPerson('owner', [foreign]);
  const refuse = () => {
    throw new Error('This read asks Heroku nothing.');
  };
  ctx = { viewer, connections: () => connectionsOf(viewer), caller: refuse, callerOf: refuse, also: refuse };
  forgetFleet();
  const fleet = await getFleet();
  const web = { type: 'web', quantity: 2, size: 'Basic', unitCents: 700 };
  fleet.put(shop.id, 'formation', { value: [web], readAt: 5_000 });
  fleet.put(shop.id, 'addOns', { value: [addOn('postgres-1', 900), addOn('postgres-2', 0)], readAt: 4_000 });
  fleet.put(foreign.id, 'addOns', { value: [addOn('secret-1', 100)], readAt: 1_000 });
});
afterAll(forgetFleet);

it('tells every add-on and what dynos cost, within reach, and how old that is', async () => {
  const costs = await addOnsEverywhereRead.run(ctx, {});
  const facts = costs.apps.map(({ name, stage, dynoCents, areAddOnsRead }) => ({
    name,
    stage,
    dynoCents,
    areAddOnsRead,
  }));
  expect(facts.sort((a, b) => a.name.localeCompare(b.name))).toEqual([
    { name: 'shop-production', stage: 'production', dynoCents: 1_400, areAddOnsRead: true },
    { name: 'unread', stage: null, dynoCents: null, areAddOnsRead: false },
  ]);
  const named = costs.addOns.map(({ name, cents, app }) => `${costs.apps[app]?.name} ${name} ${cents}`);
  expect(named).toEqual(['shop-production postgres-1 900', 'shop-production postgres-2 0']);
  expect(costs.readAt).toBe(4_000);
});
