import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { recordAudit } from '@/lib/audit/record';
import { connectionsOf } from '@/lib/connections/reach';
import { forgetFleet, getFleet } from '@/lib/fleet/fleet';
import { applyAddOns, applyFormation, applyHostnames, applyReleases } from '@/lib/fleet/model';
import { forgetOldChanges } from '@/lib/fleet/observed-changes';
import type { AddOn, Formation, Release } from '@/lib/heroku/schema';
import { addPerson, standUp } from '@/lib/testing/console';
import { eachDatabase } from '@/lib/testing/database';
import { activityRead } from './activity';
import { latestActivityRead } from './latest-activity';
import type { ReadContext } from './read';

const start = Date.UTC(2026, 10, 20, 10, 2);
const minute = 60_000;
const shop = { id: randomUUID(), name: 'shop-production', stage: 'production' };
const formation = (quantity: number) => [{ type: 'web', quantity, size: 'Basic', command: null }] as Formation[];
const plan = { id: 'p', name: 'heroku-redis:mini' };
const addOn = { id: randomUUID(), name: 'redis-1', app: shop, plan } as Partial<AddOn> as AddOn;

eachDatabase((_, open) => {
  let ctx: ReadContext;
  let stranger: ReadContext;
  const saved = async () => (await getFleet()).save();

  beforeAll(async () => {
    standUp(await open(), 'http://127.0.0.1:1');
    const refuse = () => {
      throw new Error('This read asks Heroku nothing.');
    };
    const contextOf = ({ viewer }: Awaited<ReturnType<typeof addPerson>>): ReadContext => ({
      viewer,
      connections: () => connectionsOf(viewer),
      caller: refuse,
      callerOf: refuse,
      also: refuse,
    });
    const mara = await addPerson('operator', [shop]);
    ctx = contextOf(mara);
    stranger = contextOf(await addPerson('owner'));
    forgetFleet();
    await applyFormation(shop.id, formation(1), start);
    await applyFormation(shop.id, formation(3), start + 12 * minute);
    await applyAddOns(shop.id, [], start);
    await applyAddOns(shop.id, [addOn], start + 2 * minute);
    await applyHostnames(shop.id, ['shop.example'], start);
    await saved();
    await applyHostnames(shop.id, ['shop.example', 'new.example'], start + 3 * minute);
    await applyReleases(
      shop.id,
      [
        {
          version: 7,
          description: 'Deploy 1',
          status: 'succeeded',
          created_at: new Date(start).toISOString(),
        } as Release,
      ],
      start,
    );
    const entry = {
      runId: randomUUID(),
      action: 'scale',
      actor: { id: mara.viewer.personId, name: 'Mara' },
      app: shop,
      target: shop.name,
      detail: { changes: [{ label: 'web', from: '3 × Basic', to: '4 × Basic' }] },
    };
    const summary = `Scaled web from 3 to 4 on ${shop.name}`;
    await recordAudit({ ...entry, kind: 'intent', summary }, new Date(start + 20 * minute));
    const end = { outcome: 'succeeded', errorCode: null, requestId: null } as const;
    await recordAudit({ ...entry, kind: 'outcome', summary, ...end }, new Date(start + 20 * minute + 500));
    await applyFormation(shop.id, formation(4), start + 21 * minute);
    await saved();
  });
  afterAll(forgetFleet);

  const read = (as = ctx) => activityRead.run(as, { app: shop.id, max: 30 });

  it('tells what was seen elsewhere between two looks, what was released, and what was done here, once', async () => {
    expect((await latestActivityRead.run(ctx, { app: shop.id })).items).toMatchObject([
      { source: 'ours', actor: 'Mara', text: 'Scaled web from 3 to 4', outcome: 'succeeded' },
      { source: 'change', text: 'Scaled web from 1 × Basic to 3 × Basic', since: start, at: start + 12 * minute },
      { source: 'change', text: 'Added new.example', since: start, at: start + 3 * minute },
      { source: 'change', text: 'Added heroku-redis:mini (redis-1)', since: start, at: start + 2 * minute },
      { source: 'release', text: 'Deploy 1', version: 7 },
    ]);
  });

  it('notes nothing twice: not what is read again, not an older answer', async () => {
    const before = (await read()).changes.length;
    await applyFormation(shop.id, formation(4), start + 22 * minute);
    await applyFormation(shop.id, formation(9), start + 5 * minute);
    await applyHostnames(shop.id, ['shop.example'], start + minute);
    await saved();
    expect((await read()).changes).toHaveLength(before);
  });

  it('tells nobody of an app out of reach', async () => {
    await expect(read(stranger)).rejects.toMatchObject({ error: { code: 'not_found' } });
  });

  it('forgets what it saw after a week', async () => {
    await forgetOldChanges(new Date(start + 7 * 24 * 60 * minute + 4 * minute));
    const { changes } = await read();
    expect(changes.map(({ seenBefore }) => (seenBefore - start) / minute)).toEqual([21, 12]);
  });
});
