import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { createLog } from '@/lib/log';
import { ok, type Result, unwrap } from '@/lib/result';
import { startTestSimulator, type TestSimulator } from '@/lib/testing/simulator';
import { getRateLimits, identifyToken } from './account';
import { listAddOns, listAppAddOns } from './add-ons';
import { getApp, listApps, updateApp } from './apps';
import { createReadCache } from './cache';
import type { Caller } from './call';
import { listDomains } from './domains';
import { listDynoSizes } from './dyno-sizes';
import { listDynos, restartDynos } from './dynos';
import { listFormation, updateFormation } from './formation';
import { createHeroku, type Heroku } from './heroku';
import { refreshToken } from './oauth';
import { listCouplings, listLatestReleases, listPipelines } from './pipelines';
import { listReleases } from './releases';

let simulator: TestSimulator;
let heroku: Heroku;
let caller: Caller;
let account: { id: string; email: string };
const logged: string[] = [];
const name = 'client-probe';

type Logged = { method: string; status: number };
const asked = async (method: string) =>
  (await simulator.control('GET', `requests?method=${method}&account=${account.email}`)) as Logged[];

beforeAll(async () => {
  simulator = await startTestSimulator({ apps: 25 });
  const [first] = simulator.accounts;
  if (!first) throw new Error('The simulator has no account.');
  const log = createLog('trace', { write: (line) => void logged.push(line) });
  heroku = createHeroku({ apiUrl: simulator.api, log, readTimeoutMs: 5_000, writeTimeoutMs: 5_000, retryPauseMs: 1 });
  account = unwrap(await identifyToken(first.token, heroku));
  const renew = async (rejected: string): Promise<Result<string>> => ok(rejected);
  const access = { accountId: account.id, token: async () => ok(first.token), renew };
  caller = { access, purpose: 'test', lane: 'interactive', isFresh: true, heroku };
  const formation = { web: { quantity: 2 }, worker: { quantity: 1 } };
  await simulator.control('POST', 'apps', { name, owner: first.email, formation });
}, 60_000);

afterAll(async () => {
  await heroku.transport.close();
});

afterEach(() => simulator.control('DELETE', 'faults'));

describe('reads', () => {
  test('every list of the fleet is read and validated, and nothing documented is missing', async () => {
    const apps = unwrap(await listApps(caller));
    expect(apps.map((app) => app.name)).toContain(name);
    expect(unwrap(await listDynoSizes(caller)).some(({ cost }) => (cost?.cents ?? 0) > 0)).toBe(true);
    unwrap(await listCouplings(caller));
    unwrap(await listAddOns(caller));
    for (const { id } of unwrap(await listPipelines(caller)).slice(0, 3)) {
      expect(unwrap(await listLatestReleases(caller, id)).every(({ app }) => app !== null)).toBe(true);
    }
    expect(logged.filter((line) => line.includes('documents as always there'))).toEqual([]);
  });

  test('one app is read in all its parts, by name and by id', async () => {
    const app = unwrap(await getApp(caller, name));
    expect(unwrap(await getApp(caller, app.id)).name).toBe(name);
    expect(unwrap(await listFormation(caller, name)).map(({ type, quantity }) => [type, quantity])).toEqual(
      expect.arrayContaining([
        ['web', 2],
        ['worker', 1],
      ]),
    );
    expect(unwrap(await listDynos(caller, name))).toHaveLength(3);
    expect(unwrap(await listDomains(caller, name))[0]?.kind).toBe('heroku');
    expect(unwrap(await listAppAddOns(caller, name))).toEqual([]);
    const releases = unwrap(await listReleases(caller, name, { max: 1 }));
    expect(releases).toHaveLength(1);
    expect(releases[0]?.current).toBe(true);
  });

  test('the calls of the account, and what is not there', async () => {
    const { remaining } = unwrap(await getRateLimits(caller));
    expect(heroku.budget.snapshot(account.id).remaining).toBe(remaining);
    expect(await getApp(caller, 'no-such-app')).toMatchObject({
      ok: false,
      error: { code: 'heroku_not_found', heroku: { status: 404, id: 'not_found' } },
    });
    expect(await refreshToken('no-such-token', { idUrl: simulator.id, clientSecret: 'wrong', heroku })).toMatchObject({
      ok: false,
      error: { code: 'heroku_signed_out' },
    });
  });

  test.each(['reset', 'truncate'])('two answers that end in a %s are made good by the third', async (kind) => {
    await simulator.control('POST', 'faults', { kind, route: '/apps/:app', method: 'GET', times: 2 });
    const attempts: number[] = [];
    const onCall: Caller['onCall'] = ({ attempt }) => attempts.push(attempt);
    expect(unwrap(await getApp({ ...caller, onCall }, name)).name).toBe(name);
    expect(attempts).toEqual([1, 2, 3]);
  });

  test.each([
    ['bad_json', 'heroku_bad_answer'],
    ['html', 'heroku_unavailable'],
    ['reset', 'heroku_unreachable'],
    ['truncate', 'heroku_bad_answer'],
  ])('an answer that is always %s is %s', async (kind, code) => {
    await simulator.control('POST', 'faults', { kind, route: '/apps/:app', method: 'GET' });
    // With nothing kept there is no ETag to send, so there is a body to spoil.
    const newcomer = { ...caller, heroku: { ...heroku, cache: createReadCache() } };
    expect(await getApp(newcomer, name)).toMatchObject({ ok: false, error: { code } });
  });
});

describe('changes', () => {
  test('scaling, maintenance and restart arrive', async () => {
    expect(unwrap(await updateFormation(caller, name, [{ type: 'web', quantity: 3 }]))).toMatchObject([
      { type: 'web', quantity: 3 },
    ]);
    expect(unwrap(await updateApp(caller, name, { maintenance: true })).maintenance).toBe(true);
    const before = unwrap(await listDynos(caller, name)).find((dyno) => dyno.name === 'web.1');
    unwrap(await restartDynos(caller, name, { kind: 'dyno', name: 'web.1' }));
    const after = unwrap(await listDynos(caller, name)).find((dyno) => dyno.name === 'web.1');
    expect(after?.id).not.toBe(before?.id);
  });

  test('a limit is told in Heroku’s words', async () => {
    const answer = await updateFormation(caller, name, [{ type: 'web', quantity: 101 }]);
    expect(answer).toMatchObject({ ok: false, error: { code: 'heroku_invalid', heroku: { status: 422 } } });
  });

  test.each(['lost_answer', 'reset', 'truncate', 'bad_json'])('after %s it is unknown, and sent once', async (kind) => {
    await simulator.control('DELETE', 'requests');
    await simulator.control('POST', 'faults', { kind, method: 'PATCH', route: '/apps/:app/formation' });
    const answer = await updateFormation(caller, name, [{ type: 'worker', quantity: 2 }]);
    expect(answer).toMatchObject({ ok: false, error: { code: 'outcome_unknown' } });
    expect(await asked('PATCH')).toHaveLength(1);
  });
});

test('an empty bucket is told with a time to come back, and nothing more is sent', async () => {
  await simulator.control('PUT', `accounts/${account.id}/bucket`, { remaining: 0 });
  const answers = await Promise.all([getApp(caller, name), listDynos(caller, name)]);
  for (const answer of answers) {
    expect(answer).toMatchObject({ ok: false, error: { code: 'heroku_rate_limit' } });
    expect(!answer.ok && answer.error.retryAfterMs).toBeGreaterThan(0);
  }
  await simulator.control('DELETE', 'requests');
  expect(await listApps({ ...caller, lane: 'background' })).toMatchObject({ error: { code: 'heroku_rate_limit' } });
  expect(await asked('GET')).toEqual([]);
});

test('no log line holds a token', () => {
  expect(logged.length).toBeGreaterThan(20);
  for (const { token } of simulator.accounts) expect(logged.join('')).not.toContain(token);
});
