import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { OpenDatabase } from '@/lib/db/open-database';
import { type TestClock, testClock } from '@/lib/heroku/testing/bench';
import { Failure, fail } from '@/lib/result';
import { eachDatabase } from '@/lib/testing/database';
import { enqueue } from './enqueue';
import type { AnyJob } from './job';
import { createRunner } from './runner';
import { gate, jobClock, jobRow, minuteMs, said } from './testing/job-bench';

eachDatabase((_engine, open) => {
  let database: OpenDatabase;
  let clock: TestClock;
  const runner = (kinds: readonly AnyJob[]) => createRunner({ kinds, clock, random: () => 0 });

  beforeAll(async () => {
    database = await open();
  });
  beforeEach(async () => {
    clock = await jobClock(database);
  });

  describe('work that is done once', () => {
    test('runs with its payload, which is sealed at rest, and is done', async () => {
      const { job, runs, kinds } = said();
      const id = await enqueue(job, { word: 'hello' }, { personId: '00000000-0000-4000-8000-000000000001' });
      expect((await jobRow(id))?.payload).not.toContain('hello');
      expect(await runner(kinds).runDue()).toBe(1);
      expect(runs.map(({ payload, personId, state }) => [payload, personId, state])).toEqual([
        [{ word: 'hello' }, '00000000-0000-4000-8000-000000000001', null],
      ]);
      expect(await jobRow(id)).toMatchObject({ status: 'done', lastError: null, holder: null });
      expect(await runner(kinds).runDue()).toBe(0);
    });

    test('comes into being with the transaction that made it, or not at all', async () => {
      const { job, kinds } = said();
      const undone = database.db.transaction(async (tx) => {
        await enqueue(job, { word: 'no' }, { tx });
        throw new Error('undone');
      });
      await expect(undone).rejects.toThrow('undone');
      expect(await runner(kinds).runDue()).toBe(0);
    });

    test('refuses a payload of another shape', async () => {
      const { job } = said();
      await expect(enqueue(job, { word: 7 } as never)).rejects.toThrow();
    });

    test('waits until it is due', async () => {
      const { job, kinds } = said();
      await enqueue(job, { word: 'later' }, { runAt: new Date(clock.now() + minuteMs) });
      expect(await runner(kinds).runDue()).toBe(0);
      clock.advance(minuteMs);
      expect(await runner(kinds).runDue()).toBe(1);
    });

    test('is tried again, later each time, then has failed with its reason in words', async () => {
      const { job, runs, kinds } = said(async () => {
        throw new Failure(fail('heroku_unavailable', 'Heroku is down.', 'Try later.').error);
      });
      const id = await enqueue(job, { word: 'x' });
      const one = runner(kinds);
      await one.runDue();
      expect(await jobRow(id)).toMatchObject({ status: 'waiting', lastError: 'Heroku is down. Try later.' });
      clock.advance(999);
      expect(await one.runDue()).toBe(0);
      clock.advance(1);
      expect(await one.runDue()).toBe(1);
      clock.advance(1_999);
      expect(await one.runDue()).toBe(0);
      clock.advance(1);
      expect(await one.runDue()).toBe(1);
      expect(await jobRow(id)).toMatchObject({ status: 'failed', lastError: 'Heroku is down. Try later.' });
      expect(runs).toHaveLength(3);
      clock.advance(60 * minuteMs);
      expect(await one.runDue()).toBe(0);
    });

    test('may end badly any number of times as long as it gets on', async () => {
      const { job, kinds } = said(async ({ state, save }) => {
        await save((state ?? 0) + 1);
        if ((state ?? 0) < 9) throw new Error('again');
      });
      const id = await enqueue(job, { word: 'x' });
      for (let round = 0; round < 10; round += 1) {
        await runner(kinds).runDue();
        clock.advance(minuteMs);
      }
      expect(await jobRow(id)).toMatchObject({ status: 'done', state: 10 });
    });

    test('that takes its process with it each time is given up', async () => {
      const { job, runs, kinds } = said(() => new Promise(() => {}));
      const id = await enqueue(job, { word: 'x' });
      for (let round = 0; round < 3; round += 1) {
        void runner(kinds).runDue();
        await expect.poll(() => runs.length).toBe(round + 1);
        clock.advance(minuteMs);
      }
      await runner(kinds).runDue();
      expect(runs).toHaveLength(3);
      expect(await jobRow(id)).toMatchObject({ status: 'failed' });
    });

    test('of a kind that this version does not know is left to one that does', async () => {
      const { job } = said();
      const id = await enqueue(job, { word: 'x' });
      expect(await runner([{ ...job, kind: 'another' } as AnyJob]).runDue()).toBe(0);
      expect(await jobRow(id)).toMatchObject({ status: 'waiting', attempts: 0 });
    });
  });

  describe('several runners', () => {
    test('share the work: each row goes to one of them', async () => {
      const { job, runs, kinds } = said();
      const words = Array.from({ length: 24 }, (_, index) => `word ${index}`);
      for (const word of words) await enqueue(job, { word });
      for (let round = 0; round < 3; round += 1) {
        await Promise.all(Array.from({ length: 4 }, () => runner(kinds).runDue()));
      }
      expect(runs.map(({ payload }) => payload.word).sort()).toEqual([...words].sort());
    });

    test('one that fell silent is succeeded from what was saved, and its late writes are refused', async () => {
      const first = gate();
      const refused: unknown[] = [];
      const { job, runs, kinds } = said(async ({ state, save, isMine, fenced }) => {
        if (state !== null) return;
        await save(7);
        await first.passed;
        refused.push(isMine());
        refused.push(await save(8).catch((error: Error) => error.name));
        refused.push(await fenced(async () => 'written').catch((error: Error) => error.name));
      });
      const id = await enqueue(job, { word: 'x' });
      const silent = runner(kinds).runDue();
      await expect.poll(async () => (await jobRow(id))?.state).toBe(7);
      clock.advance(minuteMs - 1);
      expect(await runner(kinds).runDue()).toBe(0);
      clock.advance(1);
      expect(await runner(kinds).runDue()).toBe(1);
      expect(runs[1]?.state).toBe(7);
      const done = await jobRow(id);
      first.open();
      await silent;
      expect(refused).toEqual([false, 'JobLost', 'JobLost']);
      expect(await jobRow(id)).toEqual(done);
      expect(done).toMatchObject({ status: 'done', fence: 2, state: 7 });
    });

    test('one whose clock stands still is refused by the row all the same', async () => {
      const first = gate();
      let ended = '';
      const { job, kinds } = said(async ({ state, save }) => {
        if (state !== null) return;
        await save(7);
        await first.passed;
        await save(8).catch((error: Error) => {
          ended = error.name;
        });
      });
      const id = await enqueue(job, { word: 'x' });
      const stuck = createRunner({ kinds, clock: testClock(clock.now()) }).runDue();
      await expect.poll(async () => (await jobRow(id))?.state).toBe(7);
      clock.advance(minuteMs);
      await runner(kinds).runDue();
      first.open();
      await stuck;
      expect(ended).toBe('JobLost');
      expect(await jobRow(id)).toMatchObject({ status: 'done', state: 7 });
    });

    test('one that is alive keeps its row for as long as it needs', async () => {
      const first = gate();
      const { job, runs, kinds } = said(() => first.passed);
      const id = await enqueue(job, { word: 'x' });
      const one = runner(kinds);
      const ended = one.runDue();
      await expect.poll(() => runs.length).toBe(1);
      for (let round = 0; round < 10; round += 1) {
        clock.advance(minuteMs / 2);
        void one.runDue();
        await expect.poll(async () => (await jobRow(id))?.leaseUntil?.getTime()).toBe(clock.now() + minuteMs);
        expect(await runner(kinds).runDue()).toBe(0);
      }
      first.open();
      await ended;
      expect(await jobRow(id)).toMatchObject({ status: 'done', fence: 1 });
    });

    test('one that stops gives back what it cannot end', async () => {
      const { job, runs, kinds } = said(({ state }) => (state === null ? new Promise(() => {}) : Promise.resolve()));
      const id = await enqueue(job, { word: 'x' });
      const one = runner(kinds);
      void one.runDue();
      await expect.poll(() => runs.length).toBe(1);
      await one.stop();
      expect(await jobRow(id)).toMatchObject({ status: 'waiting', attempts: 0 });
      void runner(kinds).runDue();
      await expect.poll(() => runs.length).toBe(2);
    });

    test('the only process there is takes over at once what an earlier one left', async () => {
      const { job, runs, kinds } = said(() => new Promise(() => {}));
      await enqueue(job, { word: 'x' });
      void runner(kinds).runDue();
      await expect.poll(() => runs.length).toBe(1);
      expect(await runner(kinds).runDue()).toBe(0);
      void createRunner({ kinds, clock, isOnlyProcess: true }).runDue();
      await expect.poll(() => runs.length).toBe(2);
    });

    test('the end of a run is written although the database was gone when it came', async () => {
      const { job, kinds } = said(async () => {
        await database.db.execute('alter table jobs rename to jobs_gone');
      });
      const id = await enqueue(job, { word: 'x' });
      const back = () => database.db.execute('alter table jobs_gone rename to jobs');
      const sleep = clock.sleep;
      clock.sleep = async (ms) => {
        await sleep(ms);
        if (clock.sleeps.length === 10) await back();
      };
      await runner(kinds).runDue();
      expect(await jobRow(id)).toMatchObject({ status: 'done' });
    });
  });
});
