import { afterEach, describe, expect, test } from 'vitest';
import { identifyToken } from './account';
import { exchangeCode, type OAuthClient, refreshToken } from './oauth';
import { type Bench, impatient, openBench } from './testing/bench';
import type { Script } from './testing/scripted-server';

let bench: Bench;
let client: OAuthClient;
afterEach(() => bench.close());

async function open(script: Script): Promise<void> {
  bench = await openBench(script, Array.isArray(script) && script[0]?.fault === 'hang' ? impatient : {});
  client = { idUrl: `${bench.server.url}/`, clientSecret: 'marked-client-secret', heroku: bench.heroku };
}

const tokens = {
  access_token: 'HRKU-marked-access',
  refresh_token: 'marked-refresh',
  expires_in: 28_799,
  user_id: 'u1',
};

describe('grants', () => {
  test('a code is exchanged by form, with the secret in the body', async () => {
    await open([{ json: { ...tokens, token_type: 'Bearer', session_nonce: null } }]);
    expect(await exchangeCode('marked-code', client)).toMatchObject({ ok: true, value: { expires_in: 28_799 } });
    const [sent] = bench.server.received;
    expect(sent).toMatchObject({ method: 'POST', path: '/oauth/token' });
    expect(sent?.headers['content-type']).toBe('application/x-www-form-urlencoded');
    expect(Object.fromEntries(new URLSearchParams(sent?.body))).toEqual({
      grant_type: 'authorization_code',
      code: 'marked-code',
      client_secret: 'marked-client-secret',
    });
  });

  test('a refresh may answer 201 and bring no refresh token', async () => {
    await open([{ status: 201, json: { access_token: 'HRKU-new', expires_in: null } }]);
    expect(await refreshToken('marked-refresh', client)).toMatchObject({
      ok: true,
      value: { access_token: 'HRKU-new', refresh_token: null, expires_in: null },
    });
    expect(bench.server.received[0]?.body).toContain('grant_type=refresh_token&refresh_token=marked-refresh');
  });

  test.each([
    [401, 'unauthorized', 'heroku_signed_out'],
    [403, 'forbidden', 'heroku_signed_out'],
    [404, 'not_found', 'heroku_signed_out'],
    [422, 'invalid_params', 'heroku_signed_out'],
    [403, 'suspended', 'heroku_suspended'],
    [429, 'rate_limit', 'heroku_rate_limit'],
    [503, 'service_unavailable', 'heroku_unavailable'],
  ])('%i %s is %s, and is not asked again', async (status, id, code) => {
    await open(() => ({ status, json: { id, message: 'no' } }));
    expect(await refreshToken('marked-refresh', client)).toMatchObject({ ok: false, error: { code } });
    expect(bench.server.received).toHaveLength(1);
  });

  test.each([
    [{ fault: 'reset' } as const, 'heroku_unreachable'],
    [{ fault: 'hang' } as const, 'heroku_timeout'],
    [{ text: '<html></html>' }, 'heroku_bad_answer'],
    [{ json: { refresh_token: 'x' } }, 'heroku_bad_answer'],
  ])('%o is %s and not a revoked grant', async (reply, code) => {
    await open([reply]);
    expect(await refreshToken('marked-refresh', client)).toMatchObject({ ok: false, error: { code } });
  });

  test('nothing secret is logged', async () => {
    await open([{ json: tokens }, { status: 401, json: { id: 'unauthorized', message: 'no' } }]);
    await exchangeCode('marked-code', client);
    await refreshToken('marked-refresh', client);
    expect(bench.logged).toHaveLength(2);
    expect(bench.logged.join('')).not.toContain('marked');
  });

  test('without a configured client nothing is sent', async () => {
    await open([]);
    expect(await exchangeCode('code', null)).toMatchObject({ ok: false, error: { code: 'internal' } });
  });
});

describe('accounts', () => {
  const account = { id: 'account-7', email: 'dev@example.com', name: null };

  test('a token tells whose it is, and its budget is known from then on', async () => {
    await open([{ json: account, headers: { 'ratelimit-remaining': '4499' } }]);
    expect(await identifyToken('HRKU-x', bench.heroku)).toMatchObject({ ok: true, value: account });
    expect(bench.server.received[0]?.headers.authorization).toBe('Bearer HRKU-x');
    expect(bench.heroku.budget.snapshot('account-7').remaining).toBe(4_499);
  });

  test('a token that Heroku does not take is refused in plain words', async () => {
    await open([{ status: 401, json: { id: 'unauthorized', message: 'no' } }]);
    expect(await identifyToken('HRKU-x', bench.heroku)).toMatchObject({ error: { code: 'heroku_signed_out' } });
  });

  test('what cannot be a token is refused without asking', async () => {
    await open([]);
    for (const token of ['', 'two\nlines', 'naïve tökén']) {
      expect(await identifyToken(token, bench.heroku)).toMatchObject({ error: { code: 'heroku_signed_out' } });
    }
    expect(bench.server.received).toHaveLength(0);
  });
});
