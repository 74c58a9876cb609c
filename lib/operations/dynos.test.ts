import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { OpenDatabase } from '@/lib/db/open-database';
import { perform } from '@/lib/operations/perform';
import { openMemoryDatabase } from '@/lib/testing/database';
import { startTestSimulator, type TestSimulator } from '@/lib/testing/simulator';
import { runOneOff } from './run-one-off';
import { stop } from './stop';
import { appBench } from './testing/app-bench';

let simulator: TestSimulator;
let database: OpenDatabase;
let bench: Awaited<ReturnType<typeof appBench>>;

beforeAll(async () => {
  [simulator, database] = await Promise.all([startTestSimulator({ apps: 1 }), openMemoryDatabase()]);
}, 60_000);
afterEach(() => simulator.control('DELETE', 'faults'));
afterAll(async () => {
  await database.close();
});

type Dynos = { dynos: { name: string; state: string }[] };
const dynosNow = async () =>
  (await simulator.control<Dynos>('PATCH', `apps/${bench.app.name}`, {})).dynos.map(({ name }) => name);
const statuses = async () => (await bench.changes()).map(({ status }) => status);
const ended = (code: string) => [
  ['intent', null, null],
  ['outcome', code === 'outcome_unknown' ? 'unknown' : 'failed', code],
];
const succeeded = [
  ['intent', null, null],
  ['outcome', 'succeeded', null],
];
const limit = { status: 429, body: { id: 'rate_limit', message: 'Your account reached the API rate limit' } };
const down = { status: 503, body: { id: 'service_unavailable', message: 'Heroku API is temporarily unavailable.' } };
const busy = { status: 409, body: { id: 'conflict', message: 'The app is not ready yet.' } };
const refusals = [
  ['Heroku refuses', busy, 'heroku_conflict'],
  ['the bucket is empty', limit, 'heroku_rate_limit'],
  ['Heroku is down', down, 'heroku_unavailable'],
] as const;

describe('stopping a dyno', () => {
  const input = (dyno = 'web.1') => ({ app: bench.app.id, dyno });

  test('one of the formation is started anew by Heroku, which the plan says', async () => {
    bench = await appBench(database, simulator);
    const { plan } = await bench.look(stop, input());
    expect(plan).toMatchObject({ care: 'confirm', cli: `heroku ps:stop -d web.1 -a ${bench.app.name}` });
    expect(plan.consequences[0]).toContain('Heroku then starts another web dyno in its place');
    expect(await bench.run(stop, input())).toMatchObject({
      ok: true,
      value: { summary: expect.stringContaining('Stopped web.1') },
    });
    expect(await statuses()).toEqual([202]);
    expect(await bench.audit()).toEqual(succeeded);
  });

  test('one that is not there is refused before anything is sent', async () => {
    bench = await appBench(database, simulator);
    const seen = perform(stop, bench.viewer, { input: input('web.9') });
    await expect(seen).rejects.toMatchObject({
      error: { code: 'refused', message: expect.stringContaining('no dyno web.9') },
    });
    expect(await statuses()).toEqual([]);
  });

  test.each(refusals)('when %s, nothing is stopped, and it is sent once', async (_, fault, code) => {
    bench = await appBench(database, simulator);
    const { planHash } = await bench.look(stop, input());
    await bench.fault({ kind: 'status', method: 'POST', ...fault });
    expect(await perform(stop, bench.viewer, { input: input(), planHash })).toMatchObject({
      ok: false,
      error: { code },
    });
    expect(await statuses()).toEqual([fault.status]);
    expect(await bench.audit()).toEqual(ended(code));
  });

  test('a lost answer is found out by reading: it was done', async () => {
    bench = await appBench(database, simulator);
    await bench.fault({ kind: 'lost_answer', method: 'POST' });
    expect(await bench.run(stop, input())).toMatchObject({ ok: true });
    expect(await bench.changes()).toHaveLength(1);
  });

  test('a request that never arrived is found out by reading: it was not done', async () => {
    bench = await appBench(database, simulator);
    await bench.fault({ kind: 'reset', method: 'POST' });
    expect(await bench.run(stop, input())).toMatchObject({ ok: false, error: { code: 'heroku_unavailable' } });
    expect(await bench.changes()).toHaveLength(1);
  });
});

describe('a one-off dyno', () => {
  const secret = 'sk_live_marked_9f31';
  const input = (over: object = {}) => ({
    app: bench.app.id,
    command: 'rake db:migrate',
    size: 'Standard-1X' as string | null,
    env: [{ key: 'STRIPE_KEY', value: secret }],
    lifeSeconds: 600 as number | null,
    ...over,
  });

  test('runs, and its receipt names it', async () => {
    bench = await appBench(database, simulator);
    const result = await bench.run(runOneOff, input());
    expect(result).toMatchObject({ ok: true, value: { undo: null, made: expect.stringMatching(/^run\.\d{4}$/) } });
    expect(await dynosNow()).toContain(result.ok && result.value.made);
    expect(await bench.audit()).toEqual(succeeded);
  });

  test('its plan names the variables and never their values; neither do audit, run or hash', async () => {
    bench = await appBench(database, simulator);
    const seen = await bench.look(runOneOff, input({ lifeSeconds: null }));
    expect(JSON.stringify(seen)).not.toContain(secret);
    expect(seen.plan.changes).toContainEqual({ label: 'Variables', from: 'none', to: 'STRIPE_KEY' });
    expect(seen.plan.cli).toBe(
      `heroku run:detached -a ${bench.app.name} -s Standard-1X -e 'STRIPE_KEY=<value>' -- 'rake db:migrate'`,
    );
    const other = await bench.look(runOneOff, input({ lifeSeconds: null, env: [{ key: 'STRIPE_KEY', value: 'x' }] }));
    expect(other.planHash).toBe(seen.planHash);
    await bench.run(runOneOff, input());
    expect(await bench.writtenDown()).not.toContain(secret);
  });

  test('asks first before production, and runs at once elsewhere', async () => {
    bench = await appBench(database, simulator, { stage: 'production' });
    const { plan } = await bench.look(runOneOff, input());
    expect(plan.care).toBe('confirm');
    expect(plan.consequences[0]).toContain('This is production');
    bench = await appBench(database, simulator);
    expect((await bench.look(runOneOff, input())).plan.care).toBe('direct');
  });

  test('is refused by rule where the size allows no more of them', async () => {
    bench = await appBench(database, simulator, { formation: { web: { quantity: 1, size: 'Basic' } } });
    await bench.run(runOneOff, input({ size: 'Eco' }));
    const second = perform(runOneOff, bench.viewer, { input: input({ size: 'Eco' }) });
    await expect(second).rejects.toMatchObject({
      error: { code: 'refused', message: expect.stringContaining('Eco allows 1') },
    });
    expect(await statuses()).toEqual([201]);
  });

  test.each([
    ['a line break', { command: 'ls\nrm -rf /' }],
    ['an escape sequence', { command: 'ls \u001b[2K' }],
    ['turned direction', { command: 'ls \u202e' }],
    ['nothing', { command: '  ' }],
    ['a variable that is none', { env: [{ key: 'A B', value: '' }] }],
    ['two days', { lifeSeconds: 172_800 }],
  ])('with %s is no request of this console', async (_, over) => {
    bench = await appBench(database, simulator);
    await expect(perform(runOneOff, bench.viewer, { input: input(over) })).rejects.toMatchObject({
      error: { code: 'invalid_input' },
    });
  });

  test('with a variable named twice is refused', async () => {
    bench = await appBench(database, simulator);
    const env = [1, 2].map((value) => ({ key: 'A', value: String(value) }));
    await expect(perform(runOneOff, bench.viewer, { input: input({ env }) })).rejects.toMatchObject({
      error: { code: 'refused' },
    });
  });

  test.each(refusals)('when %s, nothing runs, and it is sent once', async (_, fault, code) => {
    bench = await appBench(database, simulator);
    const { planHash } = await bench.look(runOneOff, input());
    await bench.fault({ kind: 'status', method: 'POST', ...fault });
    const result = await perform(runOneOff, bench.viewer, { input: input(), planHash });
    expect(result).toMatchObject({ ok: false, error: { code } });
    expect(await statuses()).toEqual([fault.status]);
    expect(await bench.audit()).toEqual(ended(code));
  });

  test('a lost answer is found out by its command, and it never runs twice', async () => {
    bench = await appBench(database, simulator);
    await bench.run(runOneOff, input());
    await bench.fault({ kind: 'lost_answer', method: 'POST' });
    expect(await bench.run(runOneOff, input())).toMatchObject({ ok: true });
    expect(await bench.changes()).toHaveLength(2);
    expect((await dynosNow()).filter((name) => name.startsWith('run.'))).toHaveLength(2);
  });

  test('where several could be it, the outcome stays unknown', async () => {
    bench = await appBench(database, simulator);
    const { planHash } = await bench.look(runOneOff, input());
    const racing = { ...runOneOff, execute: twice };
    expect(await perform(racing, bench.viewer, { input: input(), planHash })).toMatchObject({
      ok: false,
      error: { code: 'outcome_unknown' },
    });
    expect(await bench.audit()).toEqual(ended('outcome_unknown'));
  });

  /** Somebody else runs the same command elsewhere, at the same moment. */
  const twice: typeof runOneOff.execute = async (ctx, sent, state) => {
    const token = simulator.accounts[0]?.token ?? '';
    await fetch(`${simulator.api}/apps/${bench.app.name}/dynos`, {
      method: 'POST',
      headers: { Accept: 'application/vnd.heroku+json; version=3', Authorization: `Bearer ${token}` },
      body: JSON.stringify({ command: sent.command }),
    });
    await bench.fault({ kind: 'lost_answer', method: 'POST', times: 1 });
    return runOneOff.execute(ctx, sent, state);
  };

  test('a request that never arrived may have run and ended: that stays unknown, and it is not sent again', async () => {
    bench = await appBench(database, simulator);
    await bench.fault({ kind: 'reset', method: 'POST' });
    expect(await bench.run(runOneOff, input())).toMatchObject({ ok: false, error: { code: 'outcome_unknown' } });
    expect(await bench.changes()).toHaveLength(1);
  });
});
