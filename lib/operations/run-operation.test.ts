import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { firstBreak } from '@/lib/audit/chain';
import { auditRowsAfter } from '@/lib/audit/list';
import type { Viewer } from '@/lib/auth/viewer';
import { getDb } from '@/lib/db/client';
import type { OpenDatabase } from '@/lib/db/open-database';
import { operationRuns } from '@/lib/db/schema';
import { leaseLeftMs } from '@/lib/leases';
import { addPerson, standUp } from '@/lib/testing/console';
import { eachDatabase } from '@/lib/testing/database';
import { type FormationServer, startFormationServer } from '@/lib/testing/formation-server';
import type { Receipt } from './carry-out';
import type { Preview } from './perform';
import { recoverRuns } from './recover-runs';
import { runOperation } from './run-operation';
import { openRun } from './runs';
import { scale } from './scale';

const session = vi.hoisted(() => ({ viewer: null as Viewer | null }));
vi.mock('@/lib/auth/viewer', () => ({ currentViewer: async () => session.viewer }));

const keys = { ENCRYPTION_KEY: '0123456789abcdef'.repeat(4) };

type ScaleInput = Parameters<typeof scale.app>[0];

eachDatabase((_engine, open) => {
  let heroku: FormationServer;
  let database: OpenDatabase;
  let app = { id: '', name: 'checkout-api-production', stage: 'production' };
  const to = (quantity: number, type = 'web', size = 'Standard-2X'): ScaleInput => ({
    app: app.id,
    processes: [{ type, quantity, size }],
  });
  const changes = () => heroku.requests.filter((line) => line.startsWith('PATCH')).length;
  const audit = async () =>
    (await auditRowsAfter(0, 1000))
      .filter(({ appId }) => appId === app.id)
      .map(({ kind, outcome, errorCode }) => [kind, outcome, errorCode]);

  const look = async (input: ScaleInput, undoOf?: string) => {
    const result = await runOperation(scale, { input, undoOf });
    if (!result.ok || result.value.step !== 'preview') throw new Error(JSON.stringify(result));
    return result.value as Preview;
  };
  const run = async (input: ScaleInput, undoOf?: string) =>
    runOperation(scale, { input, undoOf, planHash: (await look(input, undoOf)).planHash });

  beforeAll(async () => {
    heroku = await startFormationServer();
    database = await open();
    return heroku.close;
  });
  beforeEach(async () => {
    standUp(database, heroku.url, keys);
    app = { ...app, id: randomUUID() };
    session.viewer = (await addPerson('operator', [app])).viewer;
    Object.assign(heroku, { fate: 'done', requests: [] });
    Object.assign(heroku.formation[0] ?? {}, { quantity: 3, size: 'Standard-2X' });
  });
  afterAll(() => vi.restoreAllMocks());

  test('a preview says what would change and what it costs, and changes nothing', async () => {
    const { plan } = await look(to(4));
    expect(plan.changes).toEqual([{ label: 'web', from: '3 × Standard-2X', to: '4 × Standard-2X' }]);
    expect(plan).toMatchObject({ centsPerMonth: 5000, care: 'confirm', typed: null });
    expect(changes()).toBe(0);
    expect(await audit()).toEqual([]);
  });

  test('a change has an intent row before and an outcome row after it, chained', async () => {
    const result = await run(to(4));
    expect(result).toMatchObject({ ok: true, value: { step: 'done', undo: to(3) } });
    expect(heroku.formation[0]?.quantity).toBe(4);
    expect(await audit()).toEqual([
      ['intent', null, null],
      ['outcome', 'succeeded', null],
    ]);
    expect(firstBreak(await auditRowsAfter(0, 1000))).toBeNull();
  });

  test('look and change together cost what the plan says', async () => {
    await look(to(3, 'worker', 'Standard-1X'));
    heroku.requests.length = 0;
    const { plan, planHash } = await look(to(4));
    await runOperation(scale, { input: to(4), planHash });
    expect(heroku.requests).toHaveLength(plan.priceCalls);
  });

  test('undo is the same path with the inverse, and notes what it undid', async () => {
    const done = (await run(to(4))) as { ok: true; value: Receipt<ScaleInput> };
    await run(done.value.undo ?? to(0), done.value.runId);
    expect(heroku.formation[0]?.quantity).toBe(3);
    const runs = await (await getDb())
      .select()
      .from(operationRuns)
      .where(eq(operationRuns.appId, app.id))
      .orderBy(operationRuns.createdAt);
    expect(runs.map(({ status }) => status)).toEqual(['succeeded', 'succeeded']);
    expect(runs[0]?.undoneBy).toBe(runs[1]?.id);
  });

  test('a plan that is no longer true is refused', async () => {
    const { planHash } = await look(to(4));
    Object.assign(heroku.formation[0] ?? {}, { quantity: 6 });
    const result = await runOperation(scale, { input: to(4), planHash });
    expect(result).toMatchObject({ ok: false, error: { code: 'plan_changed' } });
    expect(changes()).toBe(0);
  });

  test('production at zero must be typed', async () => {
    const { plan } = await look(to(0));
    expect(plan.typed).toBe(app.name);
    expect(plan.consequences).toEqual([expect.stringContaining('No web dyno is left')]);
  });

  test('a lost answer is resolved by reading, never by a second change', async () => {
    heroku.fate = 'answer-lost';
    expect(await run(to(4))).toMatchObject({ ok: true, value: { step: 'done' } });
    expect(changes()).toBe(1);
    expect(await audit()).toEqual([
      ['intent', null, null],
      ['outcome', 'succeeded', null],
    ]);
  });

  test('a change that never arrived is said not to have been made, and is not repeated', async () => {
    heroku.fate = 'request-lost';
    expect(await run(to(4))).toMatchObject({ ok: false, error: { code: 'heroku_unavailable' } });
    expect(changes()).toBe(1);
    expect(heroku.formation[0]?.quantity).toBe(3);
    expect(await audit()).toEqual([
      ['intent', null, null],
      ['outcome', 'failed', 'heroku_unavailable'],
    ]);
  });

  test('what Heroku refuses is a failed outcome with its words', async () => {
    heroku.fate = 'refused';
    const result = await run(to(4));
    expect(result).toMatchObject({
      ok: false,
      error: { code: 'heroku_invalid', heroku: { message: 'Quantity must be between 0 and 100.' } },
    });
    expect((await audit()).at(-1)).toEqual(['outcome', 'failed', 'heroku_invalid']);
  });

  test('nothing changes when the intent cannot be written', async () => {
    const { planHash } = await look(to(4));
    const db = await getDb();
    await db.execute('alter table audit_events rename to audit_events_gone');
    const result = await runOperation(scale, { input: to(4), planHash });
    await db.execute('alter table audit_events_gone rename to audit_events');
    expect(result).toMatchObject({ ok: false, error: { code: 'audit_unavailable' } });
    expect(changes()).toBe(0);
  });

  test('a viewer’s forged call is denied, and the denial is a row', async () => {
    const { planHash } = await look(to(4));
    session.viewer = (await addPerson('viewer', [app])).viewer;
    const result = await runOperation(scale, { input: to(4), planHash });
    expect(result).toMatchObject({ ok: false, error: { code: 'forbidden' } });
    expect(changes()).toBe(0);
    expect(await audit()).toEqual([['denied', null, 'forbidden']]);
  });

  test('an app beyond one’s connections does not exist', async () => {
    session.viewer = (await addPerson('owner')).viewer;
    expect(await runOperation(scale, { input: to(4) })).toMatchObject({ ok: false, error: { code: 'not_found' } });
    expect(heroku.requests).toEqual([]);
  });

  test('nobody signed in changes nothing', async () => {
    session.viewer = null;
    expect(await runOperation(scale, { input: to(4) })).toMatchObject({ ok: false, error: { code: 'signed_out' } });
  });

  test('a read-only console refuses every operation and notes the attempt', async () => {
    standUp(database, heroku.url, { ...keys, READ_ONLY: '1' });
    session.viewer = (await addPerson('owner', [app])).viewer;
    expect(await runOperation(scale, { input: to(4) })).toMatchObject({ ok: false, error: { code: 'read_only' } });
    expect(await audit()).toEqual([['denied', null, 'read_only']]);
  });

  test('two changes of one app do not run at once', async () => {
    const { planHash } = await look(to(4));
    const both = await Promise.all([1, 2].map(() => runOperation(scale, { input: to(4), planHash })));
    const codes = both.map((result) => (result.ok ? 'done' : result.error.code)).sort();
    expect(['busy,done', 'done,plan_changed', 'done,refused']).toContain(codes.join());
    expect(changes()).toBe(1);
  });

  test('from the last look to the change the app belongs to one change, and another is told so', async () => {
    const { planHash } = await look(to(4));
    const seen: { at: string; isHeld: boolean; other: string }[] = [];
    const note = async (at: string) => {
      const isHeld = (await leaseLeftMs(`app:${app.id}`)) !== null;
      const other = await runOperation(scale, { input: to(4), planHash });
      seen.push({ at, isHeld, other: other.ok ? other.value.step : other.error.code });
    };
    const observed: typeof scale = {
      ...scale,
      load: async (ctx, input) => {
        await note('look');
        return scale.load(ctx, input);
      },
      execute: async (ctx, input, state) => {
        await note('change');
        return scale.execute(ctx, input, state);
      },
    };
    const result = await runOperation(observed, { input: to(4), planHash });
    expect(seen).toEqual([
      { at: 'look', isHeld: true, other: 'busy' },
      { at: 'change', isHeld: true, other: 'busy' },
    ]);
    expect(result).toMatchObject({ ok: true, value: { step: 'done' } });
    expect(await leaseLeftMs(`app:${app.id}`)).toBeNull();
    expect(changes()).toBe(1);
  });

  test.each([
    ['done', 4, 'succeeded'],
    ['not done', 3, 'failed'],
  ] as const)(
    'a process killed between intent and outcome: what was %s is found out by reading',
    async (_name, quantity, outcome) => {
      const { viewer, connectionId } = await addPerson('operator', [app]);
      const state = await memoState();
      const createdAt = new Date(Date.now() - 600_000);
      const run = {
        id: randomUUID(),
        operation: 'scale',
        personId: viewer.personId,
        connectionId,
        appId: app.id,
        target: app.name,
        undoOf: null,
        createdAt,
      };
      await openRun(await getDb(), run, { input: to(4), state });
      Object.assign(heroku.formation[0] ?? {}, { quantity });
      expect(await recoverRuns()).toBe(1);
      expect(changes()).toBe(0);
      expect((await audit()).at(-1)?.slice(0, 2)).toEqual(['outcome', outcome]);
      expect(await recoverRuns()).toBe(0);
    },
  );

  const memoState = async () => ({
    formation: [],
    processes: heroku.formation.map(({ type, quantity, size }) => ({ type, quantity, size })),
    sizes: [],
    stage: 'production',
  });
});
