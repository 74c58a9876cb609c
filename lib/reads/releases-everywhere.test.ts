import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { connectionsOf } from '@/lib/connections/reach';
import { getDb } from '@/lib/db/client';
import { fleetReleases } from '@/lib/db/schema-fleet';
import { forgetFleet } from '@/lib/fleet/fleet';
import { addPerson, standUp } from '@/lib/testing/console';
import { eachDatabase } from '@/lib/testing/database';
import type { ReadContext } from './read';
import { type ReleasesPage, releasesEverywhereRead } from './releases-everywhere';

const start = Date.UTC(2026, 10, 20, 9);
const shop = { id: randomUUID(), name: 'shop-production', stage: 'production' };
const trial = { id: randomUUID(), name: 'shop-staging', stage: 'staging' };
const foreign = { id: randomUUID(), name: 'foreign', stage: 'production' };

eachDatabase((_, open) => {
  let ctx: ReadContext;

  beforeAll(async () => {
    standUp(await open(), 'http://127.0.0.1:1');
    const { viewer } = await addPerson('viewer', [shop, trial]);
    await addPerson('owner', [foreign]);
    const refuse = () => {
      throw new Error('This read asks Heroku nothing.');
    };
    ctx = { viewer, connections: () => connectionsOf(viewer), caller: refuse, callerOf: refuse, also: refuse };
    forgetFleet();
    const release = (appId: string, version: number, changes: Partial<typeof fleetReleases.$inferInsert> = {}) => ({
      appId,
      version,
      status: 'succeeded',
      description: `Deploy ${version}`,
      byEmail: 'mara@fernhill.example',
      createdAt: new Date(start + version * 1_000),
      seenAt: new Date(start + 3_600_000),
      ...changes,
    });
    const db = await getDb();
    await db.insert(fleetReleases).values([
      ...Array.from({ length: 120 }, (__, index) => release(shop.id, index + 1)),
      release(trial.id, 500, { status: 'failed', byEmail: 'jonas@fernhill.example', description: 'Set 100%_off' }),
      // At the same moment as another: the place of a page must tell them apart.
      release(trial.id, 21, { createdAt: new Date(start + 21_000) }),
      release(foreign.id, 900),
    ]);
  });
  afterAll(forgetFleet);

  const read = (input: object = {}) => releasesEverywhereRead.run(ctx, releasesEverywhereRead.input.parse(input));
  const names = ({ items }: ReleasesPage) => items.map(({ app, version }) => `${app} ${version}`);

  it('lists the newest first, page by page, each once, and nothing out of reach', async () => {
    const first = await read();
    expect(names(first).slice(0, 2)).toEqual(['shop-staging 500', 'shop-production 120']);
    expect(first.items).toHaveLength(100);
    const second = await read({ before: first.next });
    expect(second.next).toBeNull();
    expect(second.log).toBeNull();
    const all = [...names(first), ...names(second)];
    expect(new Set(all).size).toBe(122);
    expect(all).toHaveLength(122);
    expect(all.some((name) => name.startsWith('foreign'))).toBe(false);
  });

  it('tells since when it knows releases, and whose', async () => {
    const { log } = await read();
    expect(log).toEqual({ sinceAt: start + 3_600_000, people: ['jonas@fernhill.example', 'mara@fernhill.example'] });
  });

  it.each([
    [{ stage: 'staging' }, ['shop-staging 500', 'shop-staging 21']],
    [{ stage: 'review' }, []],
    [{ team: 'none', status: 'failed' }, ['shop-staging 500']],
    [{ status: 'pending' }, []],
    [{ by: 'jonas@fernhill.example' }, ['shop-staging 500']],
    [{ q: 'staging' }, ['shop-staging 500', 'shop-staging 21']],
    [{ q: 'v500' }, ['shop-staging 500']],
    [{ q: 'jonas STAGING' }, ['shop-staging 500']],
    [{ q: '%_' }, ['shop-staging 500']],
    [{ q: "x' or true --" }, []],
  ])('filters by %j', async (input, expected) => {
    expect(names(await read(input))).toEqual(expected);
  });

  it.each([{ before: { at: 1, app: 'x', version: 1 } }, { status: 'any' }, { q: 'x'.repeat(101) }])(
    'refuses %j',
    (input) => {
      expect(releasesEverywhereRead.input.safeParse(input).success).toBe(false);
    },
  );
});
