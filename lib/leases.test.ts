import { expect, it } from 'vitest';
import { leases } from '@/lib/db/schema';
import { acquireLease } from '@/lib/leases';
import { eachDatabase } from '@/lib/testing/database';

eachDatabase((_engine, open) => {
  it('is held by one of many that ask at once', async () => {
    const { db } = await open();
    const asked = await Promise.all(Array.from({ length: 12 }, () => acquireLease('sync', 60_000, { db })));
    expect(asked.filter((lease) => lease !== null)).toHaveLength(1);
    expect(await acquireLease('another', 60_000, { db })).not.toBeNull();
  });

  it('goes to the next after release or expiry, with a larger fence', async () => {
    const { db } = await open();
    let nowMs = Date.UTC(2026, 0, 1);
    const now = () => nowMs;
    const first = await acquireLease('sync', 1000, { db, now });
    expect(first?.fence).toBe(1);
    await first?.release();
    const second = await acquireLease('sync', 1000, { db, now });
    expect(second?.fence).toBe(2);
    nowMs += 999;
    expect(await acquireLease('sync', 1000, { db, now })).toBeNull();
    nowMs += 1;
    expect((await acquireLease('sync', 1000, { db, now }))?.fence).toBe(3);
  });

  it('lasts as long as it is renewed, and cannot be renewed or released by one who lost it', async () => {
    const { db } = await open();
    let nowMs = Date.UTC(2026, 0, 1);
    const now = () => nowMs;
    const first = await acquireLease('sync', 1000, { db, now });
    nowMs += 900;
    expect(await first?.renew()).toBe(true);
    nowMs += 900;
    expect(await acquireLease('sync', 1000, { db, now })).toBeNull();
    nowMs += 100;
    const second = await acquireLease('sync', 1000, { db, now });
    expect(second).not.toBeNull();
    expect(await first?.renew()).toBe(false);
    await first?.release();
    expect(await acquireLease('sync', 1000, { db, now })).toBeNull();
  });

  it('fences the writes of one who lost it', async () => {
    const { db } = await open();
    let nowMs = Date.UTC(2026, 0, 1);
    const now = () => nowMs;
    const lease = await acquireLease('sync', 1000, { db, now });
    const write = (name: string) =>
      lease?.fenced((tx) => tx.insert(leases).values({ name, holder: 'x', fence: 1, expiresAt: new Date() }));
    expect(await write('in time')).toMatchObject({ ok: true });
    nowMs += 1000;
    expect(await write('too late')).toMatchObject({ ok: false, error: { code: 'busy' } });
    const names = (await db.select().from(leases)).map((row) => row.name).sort();
    expect(names).toEqual(['in time', 'sync']);
  });

  it('uses the clock of the database when none is given', async () => {
    const { db } = await open();
    expect(await acquireLease('short', 1, { db })).not.toBeNull();
    await expect.poll(() => acquireLease('short', 60_000, { db })).not.toBeNull();
    expect(await acquireLease('short', 60_000, { db })).toBeNull();
  });
});
