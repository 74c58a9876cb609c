import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Viewer } from '@/lib/auth/viewer';
import type { OpenDatabase } from '@/lib/db/open-database';
import { rollbackWatchRead } from '@/lib/reads/rollback-watch';
import { runRead } from '@/lib/reads/run-read';
import { unwrap } from '@/lib/result';
import { addPerson } from '@/lib/testing/console';
import { openMemoryDatabase } from '@/lib/testing/database';
import { startTestSimulator, type TestSimulator } from '@/lib/testing/simulator';
import type { Receipt } from './carry-out';
import type { Operation } from './operation';
import type { Preview } from './perform';
import { rollBack } from './roll-back';
import { rollBackCode } from './roll-back-code';
import { runOperation } from './run-operation';
import { type RollbackBench, rollbackBench } from './testing/rollback-bench';

const session = vi.hoisted(() => ({ viewer: null as Viewer | null }));
vi.mock('@/lib/auth/viewer', () => ({ currentViewer: async () => session.viewer }));

type Wish = { app: string; release: string; isUndo?: boolean | undefined };
type Rollback = Operation<Wish, never>;
const everything = rollBack as unknown as Rollback;
const codeOnly = rollBackCode as unknown as Rollback;

let simulator: TestSimulator;
let database: OpenDatabase;
let bench: RollbackBench;

const wish = async (version: number): Promise<Wish> => ({
  app: bench.app.id,
  release: (await bench.release(version)).id,
});
const ask = async (operation: Rollback, input: Wish) => runOperation(operation, { input });
const look = async (operation: Rollback, input: Wish) => {
  const result = await ask(operation, input);
  if (!result.ok || result.value.step !== 'preview') throw new Error(JSON.stringify(result));
  return result.value as Preview;
};
const run = async (operation: Rollback, input: Wish, undoOf?: string) => {
  const { planHash } = await look(operation, input);
  await bench.forgetCalls();
  return runOperation(operation, { input, planHash, undoOf });
};
const done = async (operation: Rollback, input: Wish, undoOf?: string) => {
  const result = await run(operation, input, undoOf);
  if (!result.ok || result.value.step !== 'done') throw new Error(JSON.stringify(result));
  return result.value as Receipt<Wish>;
};

beforeAll(async () => {
  simulator = await startTestSimulator({ apps: 10 });
  database = await openMemoryDatabase();
}, 120_000);
afterAll(async () => {
  await database.close();
});
beforeEach(async () => {
  bench = await rollbackBench(database, simulator);
  session.viewer = bench.viewer;
});

describe('rolling back everything', () => {
  test('brings back code and config, in a new release, and one call makes it', async () => {
    const before = await bench.release(3);
    const receipt = await done(everything, await wish(3));
    const [newest] = await bench.releases();
    expect(newest).toMatchObject({
      version: 6,
      description: 'Rollback to v3',
      slug: { id: before.slug?.id },
      current: true,
    });
    expect(await bench.config()).toEqual({ KEPT: 'same', CHANGED: 'old value', GONE: 'was here' });
    expect(await bench.writes()).toBe(1);
    expect(receipt.summary).toBe(`Rolled back ${bench.app.name} from v5 to code and config of v3`);
    expect(await bench.audit()).toEqual([
      ['intent', null, null],
      ['outcome', 'succeeded', null],
    ]);
  });

  test('says beforehand what it does and takes, and gives the CLI’s line for it', async () => {
    const { plan } = await look(everything, await wish(3));
    expect(plan.changes).toEqual([
      { label: 'Code', from: '9f8e7d6', to: '1a2b3c4' },
      { label: 'Config', from: 'of v5', to: 'of v3' },
    ]);
    expect(plan.consequences[0]).toMatch(/^Creates v6 with the code and the config of v3 and restarts/);
    expect(plan.cli).toBe(`heroku rollback v3 -a ${bench.app.name}`);
    expect(plan).toMatchObject({ care: 'confirm', typed: null });
  });

  test('look and change together cost what the plan says, slugs once', async () => {
    await bench.forgetCalls();
    const input = await wish(3);
    await bench.forgetCalls();
    const { plan, planHash } = await look(everything, input);
    await runOperation(everything, { input, planHash });
    expect((await bench.calls()).length).toBe(plan.priceCalls);
    expect((await look(everything, await wish(4))).plan.priceCalls).toBe(3);
  });

  test('undone, everything is again as before, without another question', async () => {
    const [config, current] = [await bench.config(), await bench.release(5)];
    const input = await wish(3);
    const { plan } = await look(everything, input);
    const receipt = await done(everything, input);
    if (!receipt.undo) throw new Error('It has an undo');
    const undo = await look(everything, receipt.undo);
    expect(undo.plan.changes).toEqual(plan.changes.map(({ label, from, to }) => ({ label, from: to, to: from })));
    await done(everything, receipt.undo, receipt.runId);
    const [newest] = await bench.releases();
    expect(newest).toMatchObject({ description: 'Rollback to v5', slug: { id: current.slug?.id } });
    expect(await bench.config()).toEqual(config);
    expect((await bench.runs()).find(({ id }) => id === receipt.runId)?.undoneBy).not.toBeNull();
  });
});

describe('rolling back the code alone', () => {
  test('releases the earlier slug under today’s config and says so', async () => {
    const [config, before] = [await bench.config(), await bench.release(3)];
    await done(codeOnly, await wish(3));
    const [newest] = await bench.releases();
    expect(newest).toMatchObject({ description: 'Deploy 1a2b3c4 of v3, config kept', slug: { id: before.slug?.id } });
    expect(await bench.config()).toEqual(config);
    expect(await bench.writes()).toBe(1);
  });

  test('has no line of the CLI', async () => {
    expect((await look(codeOnly, await wish(3))).plan.cli).toBeUndefined();
  });

  test('undone, the later code runs again, and config is still untouched', async () => {
    const [config, current] = [await bench.config(), await bench.release(5)];
    const receipt = await done(codeOnly, await wish(3));
    if (!receipt.undo) throw new Error('It has an undo');
    await done(codeOnly, receipt.undo, receipt.runId);
    const [newest] = await bench.releases();
    expect(newest).toMatchObject({ description: 'Deploy 9f8e7d6 of v5, config kept', slug: { id: current.slug?.id } });
    expect(await bench.config()).toEqual(config);
  });

  test('is refused where the code is the same', async () => {
    await bench.api('PATCH', '/config-vars', { MORE: '1' });
    expect(await ask(codeOnly, await wish(5))).toMatchObject({ ok: false, error: { code: 'refused' } });
  });
});

describe('a rollback is watched', () => {
  const watch = async () => unwrap(await runRead(rollbackWatchRead, { app: bench.app.id }).result).data;

  test('by what our own rows know of it, with its undo, for no call', async () => {
    expect(await watch()).toBeNull();
    const receipt = await done(codeOnly, await wish(3));
    await bench.forgetCalls();
    expect(await watch()).toMatchObject({
      runId: receipt.runId,
      operation: 'roll-back-code',
      ...{ newest: 5, target: 3, from: 5 },
      undo: receipt.undo,
      changes: [{ label: 'Code', from: '9f8e7d6', to: '1a2b3c4' }],
    });
    expect(await bench.calls()).toEqual([]);
  });

  test('and so is its undo, which can be undone', async () => {
    const { undo, runId } = await done(everything, await wish(3));
    if (!undo) throw new Error('It has an undo');
    const undone = await done(everything, undo, runId);
    expect(await watch()).toMatchObject({ runId: undone.runId, target: 5, from: 6 });
  });

  test('by nobody who does not reach the app', async () => {
    await done(everything, await wish(3));
    session.viewer = (await addPerson('owner')).viewer;
    expect(await runRead(rollbackWatchRead, { app: bench.app.id }).result).toMatchObject({
      error: { code: 'not_found' },
    });
  });
});

describe.each([
  ['everything', everything],
  ['code', codeOnly],
])('rolling back %s', (_, operation) => {
  test.each([
    [5, 'v5 is what runs now.'],
    [2, 'v2 has no slug: nothing was deployed yet.'],
  ])('to v%i is refused by rule', async (version, reason) => {
    await bench.forgetCalls();
    expect(await ask(operation, await wish(version))).toMatchObject({
      ok: false,
      error: { code: 'refused', message: reason },
    });
    expect(await bench.writes()).toBe(0);
  });

  test('production wants its name typed, its undo does not, and an undo that is none does', async () => {
    bench = await rollbackBench(database, simulator, 'production');
    session.viewer = bench.viewer;
    expect((await look(operation, await wish(3))).plan.typed).toBe(bench.app.name);
    expect((await look(operation, { ...(await wish(3)), isUndo: true })).plan.typed).toBe(bench.app.name);
    const { undo } = await done(operation, await wish(3));
    if (!undo) throw new Error('It has an undo');
    expect((await look(operation, undo)).plan.typed).toBeNull();
    await bench.api('PATCH', '/config-vars', { LATER: '1' });
    expect((await look(operation, undo)).plan.typed).toBe(bench.app.name);
  });

  test('is planned anew when a release came in between', async () => {
    const input = await wish(3);
    const { planHash } = await look(operation, input);
    await bench.deploy('aaaabbb');
    await bench.forgetCalls();
    expect(await runOperation(operation, { input, planHash })).toMatchObject({
      ok: false,
      error: { code: 'plan_changed' },
    });
    expect(await bench.writes()).toBe(0);
  });

  test('is refused in Heroku’s words where Heroku refuses', async () => {
    await bench.fault({
      kind: 'status',
      status: 422,
      body: { id: 'invalid_params', message: 'Cannot rollback to v3.' },
    });
    const result = await run(operation, await wish(3));
    expect(result).toMatchObject({
      ok: false,
      error: { code: 'heroku_invalid', heroku: { message: 'Cannot rollback to v3.' } },
    });
    expect((await bench.releases())[0]?.version).toBe(5);
    expect((await bench.audit()).at(-1)).toEqual(['outcome', 'failed', 'heroku_invalid']);
  });

  test('is found by what it made when its answer is lost, and never sent twice', async () => {
    await bench.fault({ kind: 'lost_answer' });
    const receipt = await done(operation, await wish(3));
    expect(receipt.undo).not.toBeNull();
    expect((await bench.releases())[0]?.version).toBe(6);
    expect(await bench.writes()).toBe(1);
    expect((await bench.audit()).at(-1)).toEqual(['outcome', 'succeeded', null]);
  });

  test('is known not to have been made when it was lost on the way', async () => {
    await bench.fault({ kind: 'reset' });
    const result = await run(operation, await wish(3));
    expect(result).toMatchObject({ ok: false, error: { code: 'heroku_unavailable' } });
    expect((await bench.releases())[0]?.version).toBe(5);
    expect(await bench.writes()).toBeLessThanOrEqual(1);
    expect((await bench.audit()).at(-1)).toEqual(['outcome', 'failed', 'heroku_unavailable']);
  });

  test.each([
    [
      'an empty budget',
      429,
      { id: 'rate_limit', message: 'Your account reached the API rate limit.' },
      'heroku_rate_limit',
    ],
    ['a Heroku that is away', 503, { id: 'unavailable', message: 'Try again later.' }, 'heroku_unavailable'],
  ])('ends with %s, once', async (_what, status, body, code) => {
    await bench.fault({ kind: 'status', status, body });
    expect(await run(operation, await wish(3))).toMatchObject({ ok: false, error: { code } });
    expect(await bench.writes()).toBe(1);
    expect((await bench.releases())[0]?.version).toBe(5);
    expect((await bench.audit()).at(-1)).toEqual(['outcome', 'failed', code]);
  });
});
