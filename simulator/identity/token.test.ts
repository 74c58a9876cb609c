import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Simulator, startSimulator } from '@/simulator/start';
import { codeFor } from '@/simulator/testing/sign-in';
import { openWorld, type TestWorld } from '@/simulator/testing/test-world';
import { requestToken } from '@/simulator/testing/token-request';

const callback = 'http://127.0.0.1:3999/back?from=heroku';

let simulator: Simulator;

beforeAll(async () => {
  simulator = await startSimulator({ apps: 20 });
});

afterAll(() => simulator.close());

function token(form: Record<string, string>, headers: Record<string, string> = {}) {
  return requestToken(simulator.url, form, headers);
}

async function issue(world: TestWorld) {
  const code = await codeFor(world);
  const { body } = await token({
    grant_type: 'authorization_code',
    code,
    client_secret: world.line.oauth.clientSecret,
  });
  return body;
}

describe('token', () => {
  it('turns a code into tokens for eight hours, once', async () => {
    const world = await openWorld(simulator, { callback });
    const code = await codeFor(world);
    const form = { grant_type: 'authorization_code', code, client_secret: world.line.oauth.clientSecret };
    const first = await token(form);
    expect(first.status).toBe(200);
    expect(first.body).toEqual({
      access_token: expect.stringMatching(/^HRKU-AA[\w-]{58}$/),
      expires_in: 28_799,
      refresh_token: expect.stringMatching(/^HRKU-/),
      token_type: 'Bearer',
      user_id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      session_nonce: expect.stringMatching(/^[0-9a-f]{16}$/),
    });
    expect(await token(form)).toMatchObject({ status: 401, body: { id: 'unauthorized' } });
  });

  it('takes the secret as Basic password too', async () => {
    const world = await openWorld(simulator, { callback });
    const code = await codeFor(world);
    const secret = Buffer.from(`${world.line.oauth.clientId}:${world.line.oauth.clientSecret}`).toString('base64');
    const answer = await token({ grant_type: 'authorization_code', code }, { Authorization: `Basic ${secret}` });
    expect(answer.status).toBe(200);
  });

  it('refuses a late code, a wrong secret and an unknown grant type', async () => {
    const world = await openWorld(simulator, { callback });
    const secret = world.line.oauth.clientSecret;
    const code = await codeFor(world);
    const form = { grant_type: 'authorization_code', code };
    expect((await token({ ...form, client_secret: 'wrong' })).status).toBe(401);
    await world.control('POST', 'clock', { advanceMs: 300_000 });
    expect((await token({ ...form, client_secret: secret })).status).toBe(401);
    expect((await token({ grant_type: 'password', client_secret: secret })).status).toBe(422);
  });

  it('refreshes with the same refresh token; the old access token lives on until it expires', async () => {
    const world = await openWorld(simulator, { callback });
    const issued = await issue(world);
    const form = {
      grant_type: 'refresh_token',
      refresh_token: issued.refresh_token,
      client_secret: world.line.oauth.clientSecret,
    };
    const fresh = await token(form);
    expect(fresh.body.refresh_token).toBe(issued.refresh_token);
    expect(fresh.body.access_token).not.toBe(issued.access_token);
    const status = async (text: string) =>
      (await world.api('GET', '/account', undefined, { Authorization: `Bearer ${text}` })).status;
    expect(await status(issued.access_token)).toBe(200);
    await world.control('POST', 'clock', { advanceMs: 8 * 3_600_000 });
    expect(await status(issued.access_token)).toBe(401);
    const renewed = await token(form);
    expect(await status(renewed.body.access_token)).toBe(200);
  });

  it('can rotate refresh tokens and end the old access token', async () => {
    const world = await openWorld(simulator, { callback });
    await world.control('PATCH', 'switches', { refreshTokenRotates: true, oldTokenSurvivesRefresh: false });
    const issued = await issue(world);
    const form = { grant_type: 'refresh_token', client_secret: world.line.oauth.clientSecret };
    const fresh = await token({ ...form, refresh_token: issued.refresh_token });
    expect(fresh.body.refresh_token).not.toBe(issued.refresh_token);
    expect((await token({ ...form, refresh_token: issued.refresh_token })).status).toBe(401);
    const old = { Authorization: `Bearer ${issued.access_token}` };
    expect((await world.api('GET', '/account', undefined, old)).status).toBe(401);
  });

  it('ends with the authorization, and with the account being revoked', async () => {
    const world = await openWorld(simulator, { callback });
    const issued = await issue(world);
    const own = { Authorization: `Bearer ${issued.access_token}` };
    const listed = await world.api('GET', '/oauth/authorizations', undefined, own);
    const consent = listed.json<{ id: string; client: unknown }[]>().find((row) => row.client);
    expect((await world.api('DELETE', `/oauth/authorizations/${consent?.id}`)).status).toBe(200);
    expect((await world.api('GET', '/account', undefined, own)).status).toBe(401);
    const form = {
      grant_type: 'refresh_token',
      refresh_token: issued.refresh_token,
      client_secret: world.line.oauth.clientSecret,
    };
    expect((await token(form)).status).toBe(401);
    await world.control('POST', 'revoke', { account: 'mara@fernhill.example' });
    expect((await world.api('GET', '/account')).status).toBe(401);
  });

  it('exchanges over the API as well', async () => {
    const world = await openWorld(simulator, { callback });
    const code = await codeFor(world);
    const answer = await world.api(
      'POST',
      '/oauth/tokens',
      { grant: { type: 'authorization_code', code }, client: { secret: world.line.oauth.clientSecret } },
      { Authorization: '' },
    );
    expect(answer.status).toBe(201);
    expect(answer.json()).toMatchObject({ access_token: { expires_in: 28_799 }, grant: { code } });
  });
});

describe('authorizations and clients', () => {
  it('creates a long-lived token with a description and an expiry given as text', async () => {
    const { api } = await openWorld(simulator);
    const created = await api('POST', '/oauth/authorizations', {
      description: 'laptop',
      expires_in: '3600',
      scope: ['read'],
    });
    expect(created.status).toBe(201);
    const row = created.json<{ id: string; access_token: { token: string; expires_in: number }; scope: string[] }>();
    expect(row).toMatchObject({ description: 'laptop', scope: ['read'], access_token: { expires_in: 3599 } });
    const own = { Authorization: `Bearer ${row.access_token.token}` };
    expect((await api('GET', '/apps', undefined, own)).status).toBe(200);
    const rotated = await api('POST', `/oauth/authorizations/${row.id}/actions/regenerate-tokens`);
    expect(rotated.status).toBe(200);
    expect((await api('GET', '/apps', undefined, own)).status).toBe(401);
  });

  it('shows the default API key as ~', async () => {
    const { api, token: key } = await openWorld(simulator);
    expect((await api('GET', '/oauth/authorizations/~')).json()).toMatchObject({ access_token: { token: key } });
  });

  it('registers clients, shows strangers no secret, rotates it', async () => {
    const { api } = await openWorld(simulator);
    const made = (await api('POST', '/oauth/clients', { name: 'Deck', redirect_uri: callback })).json();
    const seen = (await api('GET', `/oauth/clients/${made.id}`, undefined, { Authorization: '' })).json();
    expect(seen).not.toHaveProperty('secret');
    expect(seen.redirect_uri).toBe(callback);
    const rotated = (await api('POST', `/oauth/clients/${made.id}/actions/rotate-credentials`)).json();
    expect(rotated.secret).not.toBe(made.secret);
  });
});
