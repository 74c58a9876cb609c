import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { firstBreak } from '@/lib/audit/chain';
import { auditRowsAfter } from '@/lib/audit/list';
import { withTransaction } from '@/lib/db/client';
import type { OpenDatabase } from '@/lib/db/open-database';
import { people } from '@/lib/db/schema';
import { jobs } from '@/lib/db/schema-work';
import { processHeroku } from '@/lib/heroku/heroku';
import type { AnyJob } from '@/lib/jobs/job';
import { createRunner, type Runner } from '@/lib/jobs/runner';
import { eachDatabase } from '@/lib/testing/database';
import { startTestSimulator, type TestSimulator } from '@/lib/testing/simulator';
import { patientMs } from './app-to-itself';
import { callOffRow } from './many-row';
import type { Operation } from './operation';
import { recoverRuns } from './recover-runs';
import { restart } from './restart';
import { restartMany } from './restart-many';
import { runManyJob } from './run-many-job';
import { scale } from './scale';
import { type ManyBench, manyBench } from './testing/many-bench';

const kinds = [runManyJob] as AnyJob[];
const anyRestart = restart as Operation<unknown, unknown>;
const anyMany = restartMany as unknown as Operation<unknown, unknown>;
const anyScale = scale as Operation<unknown, unknown>;

eachDatabase((_engine, open) => {
  let simulator: TestSimulator;
  let database: OpenDatabase;
  let bench: ManyBench;
  const runners: Runner[] = [];
  const server = () => {
    const runner = createRunner({ kinds, clock: processHeroku().clock });
    runners.push(runner);
    return runner;
  };
  const statuses = async (jobId: string) => (await bench.targets(jobId)).map(({ status }) => status);
  const errors = async (jobId: string) =>
    (await bench.targets(jobId)).map(({ error }) => (error as { code: string } | null)?.code ?? null);
  const ended = (jobId: string) => expect.poll(async () => (await bench.job(jobId))?.status, { timeout: 60_000 });

  const runToEnd = async (jobId: string) => {
    server().start();
    await ended(jobId).toBe('done');
  };

  beforeAll(async () => {
    simulator = await startTestSimulator({ apps: 10 });
    database = await open();
  });
  beforeEach(async () => {
    bench = await manyBench(database, simulator, 6);
  });
  afterEach(async () => {
    vi.restoreAllMocks();
    await Promise.all(runners.splice(0).map((runner) => runner.stop()));
    await database.db.delete(jobs);
  });

  test.each(['restart', 'scale', 'maintenance'] as const)(
    '%s of many apps changes each once, on the ordinary path',
    async (name) => {
      const jobId = await bench.start(name);
      await runToEnd(jobId);
      expect(await statuses(jobId)).toEqual(bench.apps.map(() => 'done'));
      expect(await bench.changes()).toEqual(bench.apps.map(() => 1));
      expect(await bench.audit()).toEqual(bench.apps.map(() => ['intent', 'succeeded']));
      const rows = await auditRowsAfter(0, 100_000);
      expect(firstBreak(rows)).toBeNull();
      const ofJob = rows.filter(({ detail }) => (detail as { jobId?: string }).jobId === jobId);
      expect(ofJob).toHaveLength(2 * bench.apps.length);
      expect(await bench.job(jobId)).toMatchObject({ status: 'done' });
    },
  );

  test('inputs are sealed at rest', async () => {
    const jobId = await bench.start('scale');
    for (const { input } of await bench.targets(jobId)) expect(input).toMatch(/^v1\./);
  });

  test('some apps at a time, and no two changes of one app', async () => {
    let now = 0;
    let most = 0;
    const { execute } = anyRestart;
    vi.spyOn(anyRestart, 'execute').mockImplementation(async (...args) => {
      now += 1;
      most = Math.max(most, now);
      // The first one waits for company: a quick Heroku would be done before the second begins.
      await vi.waitFor(() => expect(most).toBeGreaterThan(1), 5_000);
      await execute.apply(anyRestart, args);
      now -= 1;
    });
    await runToEnd(await bench.start('restart'));
    expect(most).toBeGreaterThan(1);
    expect(most).toBeLessThanOrEqual(5);
  });

  test('an app whose plan has changed, or that the console cannot change, fails alone', async () => {
    const jobId = await bench.start('scale');
    const [first, second] = bench.apps;
    await fetch(`${simulator.api}/apps/${first?.id}/formation/web`, {
      method: 'PATCH',
      headers: {
        accept: 'application/vnd.heroku+json; version=3',
        authorization: `Bearer ${simulator.accounts[0]?.token}`,
        'content-type': 'application/json',
      },
      body: '{"quantity":5}',
    });
    const { execute } = anyScale;
    vi.spyOn(anyScale, 'execute').mockImplementation(async (...args) => {
      if (args[0].app?.id === second?.id) throw new Error('a fault of the console');
      await execute.apply(anyScale, args);
    });
    await runToEnd(jobId);
    expect(await errors(jobId)).toEqual(['plan_changed', 'internal', ...Array(4).fill(null)]);
    expect(await statuses(jobId)).toEqual(['failed', 'failed', ...Array(4).fill('done')]);
    expect((await bench.audit())[1]).toEqual(['intent', 'failed']);
    expect(await bench.job(jobId)).toMatchObject({ status: 'done' });
  });

  test.each([
    ['may no longer do it', { role: 'viewer' as const }, 'forbidden'],
    ['was removed', { removedAt: new Date() }, 'forbidden'],
  ])('what is left is refused once the person %s', async (_name, change, code) => {
    const jobId = await bench.start('restart');
    await database.db.update(people).set(change).where(eq(people.id, bench.viewer.personId));
    await runToEnd(jobId);
    expect(await errors(jobId)).toEqual(bench.apps.map(() => code));
    expect(await bench.changes()).toEqual(bench.apps.map(() => 0));
  });

  test('what nobody has begun is called off; what is being changed comes to its end', async () => {
    const jobId = await bench.start('restart');
    let called: Promise<number> | null = null;
    const { execute } = anyRestart;
    vi.spyOn(anyRestart, 'execute').mockImplementation(async (...args) => {
      called ??= withTransaction((tx) => callOffRow(tx, jobId, new Date()));
      await called;
      await execute.apply(anyRestart, args);
    });
    await runToEnd(jobId);
    const skipped = await called;
    const done = bench.apps.length - (skipped ?? 0);
    expect(skipped).toBeGreaterThan(0);
    expect((await statuses(jobId)).filter((status) => status === 'skipped')).toHaveLength(skipped ?? 0);
    expect((await bench.changes()).filter((times) => times === 1)).toHaveLength(done);
    expect(await withTransaction((tx) => callOffRow(tx, jobId, new Date()))).toBe(0);
  });

  test('nothing begins for whoever may not do it, for an app out of reach, twice named, or for none', async () => {
    const [first] = bench.apps;
    const options = { canary: null, waveSize: null, stopAtPercent: null };
    const start = async (viewer: typeof bench.viewer, apps: unknown[], rest: object = {}) =>
      bench.agree(anyMany, { job: randomUUID(), apps, wish: {}, options, ...rest }, viewer).then(
        () => 'begun',
        (failure: { error: { code: string } }) => failure.error.code,
      );
    const ids = bench.apps.map(({ id }) => id);
    expect(await start({ ...bench.viewer, role: 'viewer' }, ids)).toBe('forbidden');
    expect(await start(bench.viewer, [...ids, randomUUID()])).toBe('not_found');
    expect(await start(bench.viewer, [...ids, first?.id])).toBe('invalid_input');
    expect(await start(bench.viewer, [])).toBe('invalid_input');
    expect(await start(bench.viewer, ['x'])).toBe('invalid_input');
    expect(await start(bench.viewer, ids, { options: { ...options, waveSize: 0 } })).toBe('invalid_input');
    expect(await database.db.select().from(jobs)).toEqual([]);
  });

  describe('a server that falls silent', () => {
    const points = {
      'before the intent': ['load', false],
      'between the intent and the change': ['execute', false],
      'between the change and its outcome': ['execute', true],
    } as const;

    test.each(Object.entries(points))(
      '%s: another brings every app to its end, each changed once',
      async (_name, [step, isAfter]) => {
        const jobId = await bench.start('restart');
        const silent: (() => void)[] = [];
        const real = anyRestart[step] as (...args: unknown[]) => Promise<unknown>;
        let left = 3;
        vi.spyOn(anyRestart, step).mockImplementation(async (...args: unknown[]) => {
          if (left === 0) return real.apply(anyRestart, args);
          left -= 1;
          const value = isAfter ? await real.apply(anyRestart, args) : null;
          await new Promise<void>((resolve) => silent.push(resolve));
          return isAfter ? value : real.apply(anyRestart, args);
        });
        const first = server().runDue();
        await expect.poll(() => silent.length).toBe(3);
        const later = new Date(processHeroku().clock.now() + 3_600_000);
        expect(await recoverRuns(later)).toBe(0);
        // The silent one's leases lapse now instead of in six seconds.
        bench.clock.advance(patientMs);
        server().start();
        await ended(jobId).toBe('done');
        expect(await statuses(jobId)).toEqual(bench.apps.map(() => 'done'));
        const before = await bench.audit();
        if (step === 'load') for (const wake of silent) wake();
        if (step === 'load') await first;
        expect(await bench.changes()).toEqual(bench.apps.map(() => 1));
        expect(await bench.audit()).toEqual(before);
        for (const rows of before) expect(rows.filter((row) => row === 'succeeded')).toHaveLength(1);
        for (const rows of before) expect(rows.filter((row) => row === 'intent')).toHaveLength(rows.length / 2);
        expect(await bench.openRuns()).toEqual([]);
      },
    );
  });
});
