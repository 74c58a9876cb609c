import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { auditRowsAfter } from '@/lib/audit/list';
import type { OpenDatabase } from '@/lib/db/open-database';
import { connections, operationRuns, people } from '@/lib/db/schema';
import { jobs, manyJobs } from '@/lib/db/schema-work';
import { processHeroku } from '@/lib/heroku/heroku';
import type { AnyJob } from '@/lib/jobs/job';
import { createRunner, type Runner } from '@/lib/jobs/runner';
import { addPerson } from '@/lib/testing/console';
import { eachDatabase } from '@/lib/testing/database';
import { startTestSimulator, type TestSimulator } from '@/lib/testing/simulator';
import { callOffMany } from './call-off-many';
import type { Operation } from './operation';
import { pauseMany } from './pause-many';
import { recoverRuns } from './recover-runs';
import { restart } from './restart';
import { resumeMany } from './resume-many';
import { retryMany } from './retry-many';
import { runManyJob } from './run-many-job';
import { scale } from './scale';
import { skipOne } from './skip-one';
import { type ManyBench, manyBench } from './testing/many-bench';
import { undoMany } from './undo-many';

type AnyOperation = Operation<unknown, unknown>;
const any = (operation: unknown) => operation as AnyOperation;
const options = { canary: null, waveSize: null, stopAtPercent: null };

eachDatabase((_engine, open) => {
  let simulator: TestSimulator;
  let database: OpenDatabase;
  let bench: ManyBench;
  let runner: Runner;
  const statuses = async (jobId: string) => (await bench.targets(jobId)).map(({ status }) => status);
  const some = (status: string, count: number) => Array.from({ length: count }, () => status);
  const many = async (jobId: string) => (await database.db.select().from(manyJobs).where(eq(manyJobs.jobId, jobId)))[0];
  const ended = (jobId: string) =>
    expect.poll(async () => (await bench.job(jobId))?.status, { timeout: 30_000 }).toBe('done');
  const paused = (jobId: string, reason: string) =>
    expect.poll(async () => (await many(jobId))?.pauseReason, { timeout: 30_000 }).toBe(reason);
  const tell = (operation: unknown, input: unknown, person = bench.viewer) =>
    bench.agree(any(operation), input, person).then(
      () => 'done',
      (failure: { error: { code: string } }) => failure.error.code,
    );
  const fault = (app: number, route: string, status = 422) =>
    simulator.control('POST', 'faults', { kind: 'status', status, app: bench.apps[app]?.id, route, times: 1 });
  /** The apps whose changes and looks Heroku saw, in their order, as `DELETE 2`. */
  const seen = async (): Promise<string[]> => {
    const log = await simulator.control<{ method: string; path: string }[]>('GET', 'requests');
    return log.flatMap(({ method, path }) => {
      const app = bench.apps.findIndex(({ id }) => path.includes(id));
      return app < 0 ? [] : [`${method} ${app}`];
    });
  };
  const onExecute = (operation: unknown, act: (times: number) => Promise<unknown>) => {
    const { execute } = any(operation);
    let times = 0;
    vi.spyOn(any(operation), 'execute').mockImplementation(async (...args) => {
      times += 1;
      await act(times);
      return execute.apply(any(operation), args);
    });
  };

  beforeAll(async () => {
    simulator = await startTestSimulator({ apps: 10 });
    await simulator.control('POST', 'clock', { speed: 20 });
    database = await open();
  });
  beforeEach(async () => {
    bench = await manyBench(database, simulator, 5);
    await simulator.control('DELETE', 'requests');
    runner = createRunner({ kinds: [runManyJob] as AnyJob[], clock: processHeroku().clock });
    runner.start();
  });
  afterEach(async () => {
    vi.restoreAllMocks();
    await simulator.control('DELETE', 'faults');
    await runner.stop();
    await database.db.delete(jobs);
  });

  describe('a canary', () => {
    test('goes first and alone; the rest waits until its dynos are up', async () => {
      const jobId = await bench.start('restart', { canary: bench.apps[3]?.id ?? null });
      await ended(jobId);
      const log = await seen();
      const changes = log.filter((line) => line.startsWith('DELETE'));
      expect(changes[0]).toBe('DELETE 3');
      expect(changes).toHaveLength(5);
      const until = log.slice(log.indexOf('DELETE 3') + 1, log.indexOf(changes[1] ?? ''));
      expect(until.filter((line) => line === 'GET 3').length).toBeGreaterThanOrEqual(1);
      expect(await bench.targets(jobId)).toMatchObject([{ appId: bench.apps[3]?.id }, {}, {}, {}, {}]);
    });

    test.each([
      ['that crashes', { trouble: { dyno: 'web.1', afterUpMs: 0 } }],
      ['that is not up after two minutes', { bootMs: 3_600_000 }],
    ])('%s holds the rest until a person lets it go on', async (_name, trouble) => {
      await simulator.control('PATCH', `apps/${bench.apps[0]?.name}`, trouble);
      const jobId = await bench.start('restart', { canary: bench.apps[0]?.id ?? null });
      await paused(jobId, 'canary');
      expect(await statuses(jobId)).toEqual(['done', ...some('queued', 4)]);
      expect(await tell(resumeMany, { job: jobId })).toBe('done');
      await ended(jobId);
      expect(await bench.changes()).toEqual([1, 1, 1, 1, 1]);
    });
  });

  test('a wave begins when the one before has ended', async () => {
    const jobId = await bench.start('restart', { waveSize: 2 });
    await ended(jobId);
    const targets = await bench.targets(jobId);
    const begun = (from: number) => Math.min(...targets.slice(from, from + 2).map((one) => Number(one.startedAt)));
    const over = (from: number) => Math.max(...targets.slice(from, from + 2).map((one) => Number(one.finishedAt)));
    expect(begun(2)).toBeGreaterThanOrEqual(over(0));
    expect(begun(4)).toBeGreaterThanOrEqual(over(2));
  });

  test('too many failures pause it; resumed it goes on; only what failed is retried', async () => {
    await fault(0, '/apps/:app/dynos');
    await fault(1, '/apps/:app/dynos');
    const jobId = await bench.start('restart', { waveSize: 1, stopAtPercent: 40 });
    await paused(jobId, 'failures');
    expect(await statuses(jobId)).toEqual(['failed', 'failed', 'queued', 'queued', 'queued']);
    expect(await tell(retryMany, { of: jobId, job: randomUUID(), options })).toBe('refused');
    expect(await tell(resumeMany, { job: jobId })).toBe('done');
    await ended(jobId);
    expect(await statuses(jobId)).toEqual(['failed', 'failed', 'done', 'done', 'done']);
    const again = randomUUID();
    expect(await tell(retryMany, { of: jobId, job: again, options })).toBe('done');
    await ended(again);
    expect((await bench.targets(again)).map(({ appId, status }) => [appId, status])).toEqual([
      [bench.apps[0]?.id, 'done'],
      [bench.apps[1]?.id, 'done'],
    ]);
    expect(await many(again)).toMatchObject({ follows: jobId, followsAs: 'retry' });
    expect(await bench.changes()).toEqual([1, 1, 1, 1, 1]);
    expect(await tell(retryMany, { of: again, job: randomUUID(), options })).toBe('refused');
  });

  test('paused it begins nothing; an app is skipped; resumed it does the rest; each word is in the audit log', async () => {
    let pausing: Promise<string> | null = null;
    let jobId = '';
    onExecute(restart, async (times) => {
      if (times === 1) pausing = tell(pauseMany, { job: jobId });
      await pausing;
    });
    jobId = await bench.start('restart', { waveSize: 1 });
    await paused(jobId, 'person');
    await expect.poll(() => statuses(jobId)).toEqual(['done', ...some('queued', 4)]);
    expect(await tell(pauseMany, { job: jobId })).toBe('refused');
    const second = bench.apps[1]?.id;
    expect(await tell(skipOne, { job: jobId, app: second })).toBe('done');
    expect(await tell(skipOne, { job: jobId, app: second })).toBe('refused');
    expect(await tell(skipOne, { job: jobId, app: bench.apps[0]?.id })).toBe('refused');
    expect(await tell(resumeMany, { job: jobId })).toBe('done');
    await ended(jobId);
    expect(await statuses(jobId)).toEqual(['done', 'skipped', 'done', 'done', 'done']);
    expect(await tell(callOffMany, { job: jobId })).toBe('refused');
    const rows = (await auditRowsAfter(0, 100_000)).filter(({ actorId }) => actorId === bench.viewer.personId);
    const words = rows.filter(({ action, kind }) => action.includes('-') && kind === 'intent');
    expect(words.map(({ action }) => action)).toEqual(['restart-many', 'pause-many', 'skip-one', 'resume-many']);
    const scope = { apps: bench.apps.map(({ id }) => id), options: { ...options, waveSize: 1 } };
    expect(words[0]).toMatchObject({ appId: null, summary: 'Restart 5 apps', detail: { scope } });
    expect(JSON.stringify(words.filter(({ appId }) => appId === null))).not.toContain(bench.apps[0]?.name);
  });

  test('one failure is no rate: it goes on where the first is not asked to stop it', async () => {
    await fault(0, '/apps/:app/dynos');
    const jobId = await bench.start('restart', { waveSize: 1, stopAtPercent: 5 });
    await ended(jobId);
    expect(await statuses(jobId)).toEqual(['failed', ...some('done', 4)]);
  });

  test('a canary that failed pauses it whatever the rate, and once', async () => {
    await fault(0, '/apps/:app/dynos');
    const jobId = await bench.start('restart', { canary: bench.apps[0]?.id ?? null, stopAtPercent: 0 });
    await paused(jobId, 'canary');
    expect(await tell(resumeMany, { job: jobId })).toBe('done');
    await ended(jobId);
    expect(await statuses(jobId)).toEqual(['failed', ...some('done', 4)]);
  });

  test('the rest of a paused job is called off', async () => {
    await fault(0, '/apps/:app/dynos');
    const jobId = await bench.start('restart', { waveSize: 1, stopAtPercent: 0 });
    await paused(jobId, 'failures');
    expect(await tell(callOffMany, { job: jobId })).toBe('done');
    await ended(jobId);
    expect(await statuses(jobId)).toEqual(['failed', ...some('skipped', 4)]);
  });

  test('what was done is undone, once; a restart has no undo', async () => {
    const jobId = await bench.start('scale');
    await ended(jobId);
    const undo = randomUUID();
    expect(await tell(undoMany, { of: jobId, job: undo, options })).toBe('done');
    await ended(undo);
    expect(await statuses(undo)).toEqual(some('done', 5));
    expect((await bench.targets(undo))[0]?.plan).toMatchObject({
      changes: [{ label: 'web', from: '3 × Standard-1X', to: '2 × Standard-1X' }],
    });
    const runs = await database.db.select().from(operationRuns).where(eq(operationRuns.operation, 'scale'));
    const undone = runs.filter(({ undoneBy }) => undoneBy !== null).map(({ id }) => id);
    expect(undone.sort()).toEqual((await bench.targets(jobId)).map(({ runId }) => runId).sort());
    expect(await tell(undoMany, { of: jobId, job: randomUUID(), options })).toBe('refused');
    const restarted = await bench.start('restart');
    await ended(restarted);
    expect(await tell(undoMany, { of: restarted, job: randomUUID(), options })).toBe('refused');
  });

  test('who loses the right midway has the rest refused, app by app', async () => {
    onExecute(restart, async (times) => {
      if (times < 2) return;
      await database.db.update(people).set({ role: 'viewer' }).where(eq(people.id, bench.viewer.personId));
    });
    const jobId = await bench.start('restart', { waveSize: 1 });
    await ended(jobId);
    expect(await statuses(jobId)).toEqual(['done', 'done', 'failed', 'failed', 'failed']);
    expect(await bench.changes()).toEqual([1, 1, 0, 0, 0]);
    expect((await bench.audit())[4]).toEqual(['denied']);
  });

  test('two people at one app: the other is told that it is busy, and a plan that they made old is not carried out', async () => {
    const app = bench.apps[0]?.id;
    const byHand = { app, processes: [{ type: 'web', quantity: 5, size: 'Standard-1X' }] };
    let other = '';
    onExecute(scale, async (times) => {
      if (times === 1) other = await tell(scale, byHand);
    });
    const jobId = await bench.start('scale', { waveSize: 1 });
    await ended(jobId);
    expect(other).toBe('busy');
    vi.restoreAllMocks();
    const undo = randomUUID();
    await runner.stop();
    expect(await tell(undoMany, { of: jobId, job: undo, options })).toBe('done');
    expect(await tell(scale, byHand)).toBe('done');
    runner = createRunner({ kinds: [runManyJob] as AnyJob[], clock: processHeroku().clock });
    runner.start();
    await ended(undo);
    expect(await statuses(undo)).toEqual(['failed', ...some('done', 4)]);
    expect((await bench.targets(undo))[0]?.error).toMatchObject({ code: 'plan_changed' });
  });

  test('who may not, or reaches none of its apps, cannot steer it', async () => {
    await fault(0, '/apps/:app/dynos');
    const jobId = await bench.start('restart', { waveSize: 1, stopAtPercent: 0 });
    await paused(jobId, 'failures');
    const { viewer: onlooker } = await addPerson('viewer', bench.apps);
    const words = [pauseMany, resumeMany, callOffMany];
    for (const word of words) expect(await tell(word, { job: jobId }, onlooker)).toBe('forbidden');
    await database.db.update(connections).set({ sharedAt: null });
    const { viewer: stranger } = await addPerson('operator');
    for (const word of words) expect(await tell(word, { job: jobId }, stranger)).toBe('not_found');
    expect(await tell(retryMany, { of: jobId, job: randomUUID(), options }, stranger)).toBe('not_found');
    expect(await many(jobId)).toMatchObject({ pauseReason: 'failures' });
  });

  test('what could not be told is found out later', async () => {
    const of = { app: bench.apps[0]?.id, route: '/apps/:app/dynos' };
    await simulator.control('POST', 'faults', { ...of, kind: 'lost_answer', method: 'DELETE', times: 1 });
    await simulator.control('POST', 'faults', { ...of, kind: 'status', method: 'GET', status: 503, after: 1 });
    const jobId = await bench.start('restart');
    await ended(jobId);
    expect(await statuses(jobId)).toEqual(['unknown', ...some('done', 4)]);
    await simulator.control('DELETE', 'faults');
    await recoverRuns(new Date(processHeroku().clock.now() + 3_600_000));
    expect(await statuses(jobId)).toEqual(some('done', 5));
    expect(await bench.changes()).toEqual([1, 1, 1, 1, 1]);
  });

  test.each(['GET', 'DELETE'])(
    'where the budget is used up at a %s it waits for the refill, and fails nothing',
    async (method) => {
      await simulator.control('POST', 'faults', {
        kind: 'status',
        status: 429,
        body: { id: 'rate_limit', message: 'Your account reached the API rate limit' },
        route: '/apps/:app/dynos',
        method,
        times: 1,
      });
      const jobId = await bench.start('restart');
      await ended(jobId);
      expect(await statuses(jobId)).toEqual(some('done', 5));
    },
  );
});
