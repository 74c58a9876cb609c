import { afterEach, describe, expect, test } from 'vitest';
import { forgetPerProcess } from '@/lib/per-process';
import { fail } from '@/lib/result';
import { getApp, listApps } from './apps';
import { listDynos } from './dynos';
import { listFormation } from './formation';
import { type Bench, type BenchOptions, impatient, openBench, testToken } from './testing/bench';
import type { Reply, Script } from './testing/scripted-server';

let bench: Bench;

async function open(script: Script, options?: BenchOptions): Promise<Bench> {
  bench = await openBench(script, options);
  return bench;
}

afterEach(() => bench.close());

const app = { id: 'a1', name: 'shop' };
const good: Reply = { json: app, headers: { 'ratelimit-remaining': '4321', 'request-id': 'req-1,req-2' } };
const down: Reply = { status: 503, json: { id: 'service_unavailable', message: 'down' } };

async function codeOf(reply: Reply | Reply[], options?: BenchOptions): Promise<string> {
  const { caller } = await open(Array.isArray(reply) ? reply : [reply], options);
  const answer = await getApp(caller, 'shop');
  return answer.ok ? 'ok' : answer.error.code;
}

describe('what is sent', () => {
  test('carries version, token, user agent and the wish for gzip', async () => {
    const { caller, server } = await open([good]);
    await getApp(caller, 'shop');
    expect(server.received[0]).toMatchObject({
      method: 'GET',
      path: '/apps/shop',
      headers: {
        accept: 'application/vnd.heroku+json; version=3',
        'accept-encoding': 'gzip',
        authorization: `Bearer ${testToken}`,
        'user-agent': 'dynodeck',
      },
    });
  });

  test('keeps a path prefix of the base address and bears a trailing slash', async () => {
    const { caller, server } = await open([good], { apiPath: '/heroku/' });
    expect((await getApp(caller, 'shop')).ok).toBe(true);
    expect(server.received[0]?.path).toBe('/heroku/apps/shop');
  });

  test('encodes what goes into a path', async () => {
    const { caller, server } = await open([good]);
    await getApp(caller, 'a/../b?x=1#y');
    expect(server.received[0]?.path).toBe('/apps/a%2F..%2Fb%3Fx%3D1%23y');
  });

  test.each(['', '.', '..'])('refuses the app name "%s", which would name another path', async (name) => {
    const { caller, server } = await open([]);
    expect(await getApp(caller, name)).toMatchObject({ ok: false, error: { code: 'invalid_input' } });
    expect(server.received).toHaveLength(0);
  });
});

describe('what comes back', () => {
  test('is unpacked when it is gzip', async () => {
    const { caller } = await open([{ ...good, isGzip: true }]);
    expect(await getApp(caller, 'shop')).toMatchObject({ ok: true, value: app });
  });

  test('may hold fields nobody knows, and null or nothing where Heroku documents a value', async () => {
    forgetPerProcess('heroku.tolerated');
    const { caller, logged } = await open([
      { json: { ...app, owner: null, stack: { id: 's', name: 'heroku-24' }, novelty: [1] } },
    ]);
    const answer = await getApp(caller, 'shop');
    expect(answer).toMatchObject({ ok: true, value: { owner: null, maintenance: null, stack: { name: 'heroku-24' } } });
    expect(answer.ok && 'novelty' in answer.value).toBe(false);
    expect(logged.join('')).toContain('"owner"');
  });

  const flaws: Array<[string, Reply]> = [
    ['an app without a name', { json: { id: 'a1' } }],
    ['an app without an id', { json: { name: 'shop' } }],
    ['an empty body', { text: '' }],
    ['broken JSON', { text: '{"id":"a1","na' }],
    ['an HTML page', { text: '<!doctype html><h1>Maintenance</h1>' }],
    ['a list instead of an app', { json: [] }],
    ['a redirect', { status: 302, headers: { location: 'https://elsewhere.example' } }],
    ['an unasked 304', { status: 304 }],
    ["a proxy's 404 page", { status: 404, text: '<html>Not found</html>' }],
    ["a proxy's 401 page", { status: 401, text: '<html>Log in</html>' }],
    ['an encoding nobody asked for', { ...good, headers: { 'content-encoding': 'br' } }],
  ];
  test.each(flaws)('%s is a bad answer, asked for once', async (_, reply) => {
    expect(await codeOf(reply)).toBe('heroku_bad_answer');
    expect(bench.server.received).toHaveLength(1);
  });

  test.each(['cut', 'cutGzip'] as const)('a body that is %s is a bad answer after three attempts', async (fault) => {
    expect(await codeOf(Array(3).fill({ ...good, fault }))).toBe('heroku_bad_answer');
    expect(bench.server.received).toHaveLength(3);
  });

  test.each(['cut', 'cutGzip', 'reset'] as const)('a list that is %s is an error, never empty', async (fault) => {
    const { caller } = await open(Array(3).fill({ text: '[]'.padEnd(400), fault }));
    expect((await listApps(caller)).ok).toBe(false);
  });

  test('a list with one bad row is an error that names the place and no value', async () => {
    const { caller, logged } = await open([{ json: [app, { id: 'a2', name: 7, secret: 'marked-value' }] }]);
    const answer = await listApps(caller);
    expect(answer).toMatchObject({ ok: false, error: { code: 'heroku_bad_answer' } });
    expect(JSON.stringify(answer)).toContain('1.name');
    expect(JSON.stringify(answer) + logged.join('')).not.toContain('marked-value');
  });
});

describe('refusals', () => {
  const said = (id: string) => ({ id, message: 'Heroku’s words' });
  const cases: Array<[number, string, string]> = [
    [400, 'bad_request', 'heroku_invalid'],
    [400, 'confirmation_required', 'heroku_confirmation'],
    [401, 'unauthorized', 'heroku_signed_out'],
    [402, 'delinquent', 'heroku_delinquent'],
    [403, 'forbidden', 'heroku_forbidden'],
    [403, 'suspended', 'heroku_suspended'],
    [403, 'two_factor', 'heroku_two_factor'],
    [404, 'not_found', 'heroku_not_found'],
    [406, 'not_acceptable', 'heroku_invalid'],
    [409, 'conflict', 'heroku_conflict'],
    [410, 'gone', 'heroku_not_found'],
    [412, 'precondition_failed', 'heroku_conflict'],
    [416, 'requested_range_not_satisfiable', 'heroku_invalid'],
    [418, 'teapot', 'heroku_invalid'],
    [422, 'invalid_params', 'heroku_invalid'],
    [422, 'verification_needed', 'heroku_payment'],
    [422, 'password_expired', 'heroku_signed_out'],
    [423, 'confirmation_required', 'heroku_confirmation'],
    [429, 'rate_limit', 'heroku_rate_limit'],
    [500, 'internal_server_error', 'heroku_unavailable'],
    [503, 'suspended', 'heroku_unavailable'],
  ];
  test.each(cases)('%i %s is %s', async (status, id, code) => {
    expect(await codeOf(Array(3).fill({ status, json: said(id) }))).toBe(code);
  });

  test('keep Heroku’s status, id, words and request id, and say what to do next', async () => {
    const headers = { 'request-id': 'req-9,client' };
    const { caller } = await open([{ status: 422, json: { id: 'invalid_params', message: 'Too\nmany' }, headers }]);
    const answer = await getApp(caller, 'shop');
    expect(answer).toMatchObject({
      ok: false,
      error: {
        message: 'Heroku refused the request: Too many.',
        heroku: { status: 422, id: 'invalid_params', message: 'Too many', requestId: 'req-9' },
      },
    });
    expect(!answer.ok && answer.error.nextStep).toBeTruthy();
  });

  test('a second factor is told by its header too', async () => {
    const headers = { 'heroku-two-factor-required': 'true' };
    expect(await codeOf({ status: 403, json: said('forbidden'), headers })).toBe('heroku_two_factor');
  });
});

describe('repetition of reads', () => {
  test('a 503 is asked again, and the answer counts', async () => {
    expect(await codeOf([down, down, good])).toBe('ok');
    expect(bench.calls.map(({ status, attempt }) => [status, attempt])).toEqual([
      [503, 1],
      [503, 2],
      [200, 3],
    ]);
  });

  test('it ends after two repetitions', async () => {
    expect(await codeOf(Array(9).fill(down))).toBe('heroku_unavailable');
    expect(bench.server.received).toHaveLength(3);
  });

  test('pauses are jittered, double, and are capped', async () => {
    await codeOf(Array(3).fill(down), { random: () => 0.5, retryPauseMs: 1_500 });
    expect(bench.clock.sleeps).toEqual([1_125, 1_500]);
  });

  test('a reset connection is asked again, then named unreachable', async () => {
    expect(await codeOf(Array(3).fill({ fault: 'reset' }))).toBe('heroku_unreachable');
    expect(bench.server.received).toHaveLength(3);
  });

  test('a closed port is unreachable', async () => {
    const { caller, server } = await open([]);
    await server.close();
    expect(await getApp(caller, 'shop')).toMatchObject({ ok: false, error: { code: 'heroku_unreachable' } });
  });

  test('a timeout is not asked again', async () => {
    expect(await codeOf({ fault: 'hang' }, impatient)).toBe('heroku_timeout');
    expect(bench.server.received).toHaveLength(1);
  });

  test.each([400, 404, 409, 422, 429])('a %i is not asked again', async (status) => {
    await codeOf({ status, json: { id: 'x', message: 'y' } });
    expect(bench.server.received).toHaveLength(1);
  });
});

describe('a rejected token', () => {
  const rejected: Reply = { status: 401, json: { id: 'unauthorized', message: 'Invalid credentials provided.' } };

  test('is renewed once, and the read repeated with the new one', async () => {
    expect(await codeOf([rejected, good])).toBe('ok');
    expect(bench.renewals).toEqual([testToken]);
    expect(bench.server.received[1]?.headers.authorization).toBe(`Bearer ${testToken}-renewed`);
  });

  test('is not renewed twice', async () => {
    expect(await codeOf([rejected, rejected, good])).toBe('heroku_signed_out');
    expect(bench.renewals).toHaveLength(1);
    expect(bench.server.received).toHaveLength(2);
  });

  test('that cannot be renewed answers with the reason', async () => {
    const renew = async () => fail('heroku_signed_out', 'Revoked.', 'Sign in again.');
    const { caller } = await open([rejected], { renew });
    expect(await getApp(caller, 'shop')).toMatchObject({ ok: false, error: { message: 'Revoked.' } });
    expect(bench.server.received).toHaveLength(1);
  });

  test('renews after a repetition, too', async () => {
    expect(await codeOf([down, rejected, down, good])).toBe('ok');
  });
});

describe('the log', () => {
  test('has one line a call, with facts and no secret', async () => {
    const { caller, logged, calls } = await open([down, good]);
    await getApp(caller, 'shop');
    const lines = logged.map((line) => JSON.parse(line)).filter((line) => line.msg === 'heroku call');
    expect(lines).toHaveLength(2);
    expect(lines[1]).toMatchObject({
      method: 'GET',
      route: '/apps/{app}',
      status: 200,
      callsLeft: 4321,
      purpose: 'test',
      requestId: 'req-1',
      attempt: 2,
      error: null,
    });
    expect(calls[0]).toMatchObject({ status: 503, error: 'heroku_unavailable' });
    expect(logged.join('')).not.toContain('marked-secret-token');
  });
});

test('dynos and formation take what they need and fill in the size from either place', async () => {
  const { caller } = await open([
    { json: [{ id: 'd1', name: 'web.1', type: 'web', state: 'hibernating' }] },
    { json: [{ id: 'f1', type: 'web', quantity: 2, dyno_size: { id: 's', name: 'Standard-1X' } }] },
    { json: [{ id: 'f1', type: 'web', quantity: null }] },
  ]);
  expect(await listDynos(caller, 'shop')).toMatchObject({ ok: true, value: [{ state: 'hibernating', release: null }] });
  expect(await listFormation(caller, 'shop')).toMatchObject({
    ok: true,
    value: [{ quantity: 2, size: 'Standard-1X' }],
  });
  const unknown = await listFormation(caller, 'blog');
  expect(unknown).toMatchObject({ ok: false, error: { code: 'heroku_bad_answer' } });
});
