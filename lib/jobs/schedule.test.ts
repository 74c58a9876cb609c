import { eq } from 'drizzle-orm';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import type { OpenDatabase } from '@/lib/db/open-database';
import { jobs } from '@/lib/db/schema-work';
import type { TestClock } from '@/lib/heroku/testing/bench';
import { eachDatabase } from '@/lib/testing/database';
import { enqueue } from './enqueue';
import { type AnyJob, defineJob } from './job';
import { createRunner } from './runner';
import { jobClock, minuteMs, said } from './testing/job-bench';

eachDatabase((_engine, open) => {
  let database: OpenDatabase;
  let clock: TestClock;
  const runner = (kinds: readonly AnyJob[]) => createRunner({ kinds, clock, random: () => 0 });

  beforeAll(async () => {
    database = await open();
  });
  beforeEach(async () => {
    clock = await jobClock(database);
    clock.advance(Date.UTC(2027, 0, 1, 0, 1) - clock.now());
  });

  const every = (run: () => Promise<void>) =>
    [defineJob({ kind: 'tick', cron: '0 */10 * * * *', leaseMs: minuteMs, maxAttempts: 2, run })] as AnyJob[];
  const tick = async () => (await database.db.select().from(jobs).where(eq(jobs.kind, 'tick')))[0];

  test('runs when it is first known and then at its times, in one row', async () => {
    const at: string[] = [];
    const kinds = every(async () => void at.push(new Date(clock.now()).toISOString().slice(11, 16)));
    for (let minute = 1; minute < 40; minute += 1) {
      await runner(kinds).runDue();
      clock.advance(minuteMs);
    }
    expect(at).toEqual(['00:01', '00:10', '00:20', '00:30']);
    expect(await database.db.select().from(jobs)).toHaveLength(1);
  });

  test('does not make up for what it missed', async () => {
    let runs = 0;
    const kinds = every(async () => {
      runs += 1;
    });
    await runner(kinds).runDue();
    clock.advance(6 * 60 * minuteMs);
    for (let look = 0; look < 5; look += 1) await runner(kinds).runDue();
    expect(runs).toBe(2);
    expect((await tick())?.runAt).toEqual(new Date(Date.UTC(2027, 0, 1, 6, 10)));
  });

  test('that fails is tried again soon, then goes on at its next time, and says what was wrong until it is not', async () => {
    let isBroken = true;
    const kinds = every(async () => {
      if (isBroken) throw new Error('broken');
    });
    await runner(kinds).runDue();
    expect(await tick()).toMatchObject({ status: 'waiting', runAt: new Date(clock.now() + 1_000) });
    clock.advance(1_000);
    await runner(kinds).runDue();
    expect(await tick()).toMatchObject({
      status: 'waiting',
      runAt: new Date(Date.UTC(2027, 0, 1, 0, 10)),
      lastError: expect.stringContaining('went wrong'),
    });
    isBroken = false;
    clock.advance(10 * minuteMs);
    await runner(kinds).runDue();
    expect(await tick()).toMatchObject({ status: 'waiting', lastError: null, attempts: 0 });
  });

  test('that comes more often than before is brought forward', async () => {
    const [slow] = every(async () => {});
    await runner([{ ...slow, cron: '0 0 0 1 1 *' } as AnyJob]).runDue();
    await runner([slow as AnyJob]).runDue();
    expect((await tick())?.runAt).toEqual(new Date(Date.UTC(2027, 0, 1, 0, 10)));
  });

  test('has a place although a server is full of other work', async () => {
    const { job, runs, kinds } = said(() => new Promise(() => {}));
    let ticks = 0;
    const all = [
      ...kinds,
      ...every(async () => {
        ticks += 1;
      }),
    ];
    for (let count = 0; count < 12; count += 1) await enqueue(job, { word: String(count) });
    const one = runner(all);
    void one.runDue();
    await expect.poll(() => [ticks, runs.length]).toEqual([1, 4]);
    void one.runDue();
    await expect.poll(() => runs.length).toBe(5);
    clock.advance(20 * minuteMs);
    void one.runDue();
    await expect.poll(() => ticks).toBe(2);
    expect(runs.length).toBe(5);
  });
});
