import { afterEach, describe, expect, test } from 'vitest';
import { fail } from '@/lib/result';
import { updateApp } from './apps';
import { restartDynos } from './dynos';
import { listFormation, updateFormation } from './formation';
import { type Bench, impatient, openBench } from './testing/bench';
import { settled } from './testing/manual-clock';
import type { Reply } from './testing/scripted-server';
import type { Transport } from './transport';

let bench: Bench;
afterEach(() => bench.close());

const web = { id: 'f1', type: 'web', quantity: 3, size: 'Standard-1X' };
const scale = () => updateFormation(bench.caller, 'shop', [{ type: 'web', quantity: 3 }]);
const refusal = (status: number, id: string): Reply => ({ status, json: { id, message: 'no' } });

describe('a change that goes wrong is sent exactly once', () => {
  const unknown = 'outcome_unknown';
  const cases: Array<[string, Reply, string]> = [
    ['the connection is reset', { fault: 'reset' }, unknown],
    ['nothing comes back', { fault: 'hang' }, unknown],
    ['the answer breaks off', { json: [web], fault: 'cut' }, unknown],
    ['its gzip breaks off', { json: [web], fault: 'cutGzip' }, unknown],
    ['the answer is broken JSON', { text: '[{"id"' }, unknown],
    ['the answer is an HTML page', { text: '<html></html>' }, unknown],
    ['the answer is not a formation', { json: [{}] }, unknown],
    ['a gateway gives up', { status: 502, text: '<html>Bad gateway</html>' }, unknown],
    ['a gateway times out', { status: 504, text: '' }, unknown],
    ['a router answers 503 for Heroku', { status: 503, text: '<html>Application error</html>' }, unknown],
    ['Heroku fails on the way', refusal(500, 'internal_server_error'), unknown],
    ['Heroku is down and says so', refusal(503, 'service_unavailable'), 'heroku_unavailable'],
    ['the bucket is empty', refusal(429, 'rate_limit'), 'heroku_rate_limit'],
    ['the token is rejected', refusal(401, 'unauthorized'), 'busy'],
    ['it is forbidden', refusal(403, 'forbidden'), 'heroku_forbidden'],
    ['the process type is gone', refusal(404, 'not_found'), 'heroku_not_found'],
    ['something else goes on', refusal(409, 'conflict'), 'heroku_conflict'],
    ['it is invalid', refusal(422, 'invalid_params'), 'heroku_invalid'],
    ['it is redirected', { status: 307, headers: { location: '/elsewhere' } }, 'heroku_bad_answer'],
  ];
  test.each(cases)('when %s', async (_, reply, code) => {
    bench = await openBench(() => reply, reply.fault === 'hang' ? impatient : {});
    const answer = await scale();
    expect(answer.ok ? 'ok' : answer.error.code).toBe(code);
    expect(bench.server.received).toHaveLength(1);
    expect(bench.clock.sleeps).toEqual([]);
  });

  test('after earlier calls, on a connection of its own', async () => {
    bench = await openBench((_, index) => (index < 3 ? { json: [web] } : { fault: 'reset' }));
    await listFormation(bench.caller, 'shop');
    await scale();
    await listFormation({ ...bench.caller, isFresh: true }, 'shop');
    expect(await scale()).toMatchObject({ ok: false, error: { code: 'outcome_unknown' } });
    expect(bench.server.received).toHaveLength(4);
  });
});

test('a change that could not even be sent is not an unknown outcome', async () => {
  bench = await openBench([]);
  await bench.server.close();
  expect(await scale()).toMatchObject({ ok: false, error: { code: 'heroku_unreachable' } });
});

test('a rejected token is renewed for the next try, and says that nothing changed', async () => {
  bench = await openBench(() => refusal(401, 'unauthorized'));
  expect(await scale()).toMatchObject({ ok: false, error: { code: 'busy', retryAfterMs: 0 } });
  expect(bench.renewals).toHaveLength(1);
});

test('a rejected token that cannot be renewed asks to sign in again', async () => {
  bench = await openBench(() => refusal(401, 'unauthorized'), {
    renew: async () => fail('heroku_signed_out', 'Revoked.'),
  });
  expect(await scale()).toMatchObject({ ok: false, error: { code: 'heroku_signed_out' } });
  expect(bench.server.received).toHaveLength(1);
});

test('a formation is changed in one batch, by quantity and by the name of the size', async () => {
  bench = await openBench([{ json: [web] }]);
  const updates = [
    { type: 'web', quantity: 3 },
    { type: 'worker', size: 'Standard-2X' },
  ];
  expect(await updateFormation(bench.caller, 'shop', updates)).toMatchObject({ ok: true, value: [web] });
  expect(bench.server.received[0]).toMatchObject({ method: 'PATCH', path: '/apps/shop/formation' });
  expect(JSON.parse(bench.server.received[0]?.body ?? '')).toEqual({
    updates: [
      { type: 'web', quantity: 3 },
      { type: 'worker', dyno_size: { name: 'Standard-2X' } },
    ],
  });
});

test('restarts name the app, the type or the dyno, and take an empty answer', async () => {
  bench = await openBench(() => ({ status: 202, text: '' }));
  const targets = [{ kind: 'app' }, { kind: 'type', type: 'web' }, { kind: 'dyno', name: 'web.1' }] as const;
  for (const target of targets)
    expect(await restartDynos(bench.caller, 'shop', target)).toEqual({ ok: true, value: null });
  expect(bench.server.received.map(({ method, path }) => `${method} ${path}`)).toEqual([
    'DELETE /apps/shop/dynos',
    'DELETE /apps/shop/formations/web',
    'DELETE /apps/shop/dynos/web.1',
  ]);
});

test('maintenance is one PATCH', async () => {
  bench = await openBench([{ json: { id: 'a1', name: 'shop', maintenance: true } }]);
  expect(await updateApp(bench.caller, 'shop', { maintenance: true })).toMatchObject({ value: { maintenance: true } });
  expect(bench.server.received[0]).toMatchObject({ method: 'PATCH', body: '{"maintenance":true}' });
});

test('changes of one app leave one after the other, those of another app beside them', async () => {
  const underWay: string[] = [];
  const answers: Array<() => void> = [];
  const exchange: Transport['exchange'] = (message) => {
    underWay.push(new URL(message.url).pathname.split('/')[2] ?? '');
    return new Promise((resolve) => {
      answers.push(() => resolve({ kind: 'answer', status: 200, headers: {}, text: JSON.stringify([web]) }));
    });
  };
  bench = await openBench([], { transport: { exchange, close: async () => {} } });
  const changes = ['shop', 'shop', 'blog'].map((app) =>
    updateFormation(bench.caller, app, [{ type: 'web', quantity: 3 }]),
  );
  await settled();
  expect(underWay).toEqual(['shop', 'blog']);
  for (const answer of answers) answer();
  await settled();
  expect(underWay).toEqual(['shop', 'blog', 'shop']);
  answers[2]?.();
  expect((await Promise.all(changes)).map(({ ok }) => ok)).toEqual([true, true, true]);
});
