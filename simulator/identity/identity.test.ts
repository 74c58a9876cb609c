import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Simulator, startSimulator } from '@/simulator/start';
import { openWorld, type TestWorld } from '@/simulator/testing/test-world';

const callback = 'http://127.0.0.1:3999/back?from=heroku';

let simulator: Simulator;

beforeAll(async () => {
  simulator = await startSimulator({ apps: 20 });
});

afterAll(() => simulator.close());

interface Issued {
  access_token: string;
  expires_in: number;
  refresh_token: string;
  token_type: string;
  user_id: string;
  session_nonce: string;
}

/** A browser at the identity site: keeps cookies, never follows redirects. */
class Visitor {
  cookie = '';

  async open(path: string, form?: Record<string, string>) {
    const response = await fetch(new URL(path, simulator.url), {
      method: form ? 'POST' : 'GET',
      redirect: 'manual',
      headers: { Cookie: this.cookie },
      body: form ? new URLSearchParams(form) : null,
    });
    const set = response.headers.get('set-cookie');
    if (set) this.cookie = set.split(';')[0] ?? '';
    return { status: response.status, location: response.headers.get('location') ?? '', html: await response.text() };
  }
}

function authorizePath(world: TestWorld, more: Record<string, string> = {}): string {
  const query = { client_id: world.line.oauth.clientId, response_type: 'code', scope: 'global', state: 's1', ...more };
  return `/oauth/authorize?${new URLSearchParams(query)}`;
}

function fieldsOf(html: string): Record<string, string> {
  const fields = html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)">/g);
  return Object.fromEntries(Array.from(fields, (match) => [match[1] ?? '', match[2] ?? '']));
}

/** Chooses an account on the login page that the authorization leads to; answers the consent page. */
async function signIn(world: TestWorld, visitor: Visitor, email: string, more: Record<string, string> = {}) {
  const asked = await visitor.open(authorizePath(world, more));
  expect(asked.status).toBe(302);
  expect(asked.location).toMatch(/^\/login\?next=/);
  const login = await visitor.open(asked.location);
  expect(login.html).toContain('Local Heroku — simulator');
  const card = new RegExp(`value="([^"]+)">\\s*<strong>[^<]*</strong>\\s*<span>${email}<`).exec(login.html);
  const chosen = await visitor.open('/login', {
    world: world.line.world,
    next: plainText(fieldsOf(login.html).next ?? ''),
    account: card?.[1] ?? '',
  });
  return visitor.open(chosen.location);
}

function plainText(text: string): string {
  return text.replaceAll('&amp;', '&');
}

async function codeFor(world: TestWorld, visitor = new Visitor(), more: Record<string, string> = {}) {
  const consent = await signIn(world, visitor, 'mara@fernhill.example', more);
  const allowed = await visitor.open('/oauth/authorize', { ...fieldsOf(consent.html), authorize: 'Allow' });
  expect(allowed.status).toBe(302);
  return new URL(allowed.location).searchParams.get('code') ?? '';
}

async function token(form: Record<string, string>, headers: Record<string, string> = {}) {
  const response = await fetch(`${simulator.url}/oauth/token`, {
    method: 'POST',
    headers,
    body: new URLSearchParams(form),
  });
  return { status: response.status, body: (await response.json()) as Issued & { id: string } };
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

describe('authorize', () => {
  it('leads over the choice of an account and the consent back to the registered callback with code and state', async () => {
    const world = await openWorld(simulator, { callback });
    const visitor = new Visitor();
    const consent = await signIn(world, visitor, 'mara@fernhill.example');
    expect(consent.html).toContain('mara@fernhill.example');
    const allowed = await visitor.open('/oauth/authorize', { ...fieldsOf(consent.html), authorize: 'Allow' });
    const target = new URL(allowed.location);
    expect(target.origin + target.pathname).toBe('http://127.0.0.1:3999/back');
    expect(Object.fromEntries(target.searchParams)).toEqual({
      from: 'heroku',
      code: expect.stringMatching(/^[0-9a-f-]{36}$/),
      state: 's1',
    });
  });

  it('ignores redirect_uri and PKCE', async () => {
    const world = await openWorld(simulator, { callback });
    const more = { redirect_uri: 'https://evil.example/', code_challenge: 'x', code_challenge_method: 'S256' };
    const code = await codeFor(world, new Visitor(), more);
    const form = { grant_type: 'authorization_code', code, client_secret: world.line.oauth.clientSecret };
    expect((await token(form)).status).toBe(200);
  });

  it('skips the consent for a scope that was allowed before, asks again for another and for prompt=login', async () => {
    const world = await openWorld(simulator, { callback });
    const visitor = new Visitor();
    await codeFor(world, visitor);
    expect((await visitor.open(authorizePath(world))).location).toContain('http://127.0.0.1:3999/back');
    expect((await visitor.open(authorizePath(world, { scope: 'identity read' }))).html).toContain('Allow');
    expect((await visitor.open(authorizePath(world, { prompt: 'login' }))).location).toMatch(/^\/login/);
  });

  it('offers a way to deny', async () => {
    const world = await openWorld(simulator, { callback });
    const consent = await signIn(world, new Visitor(), 'jonas@fernhill.example');
    expect(plainText(consent.html)).toContain('http://127.0.0.1:3999/back?from=heroku&error=access_denied');
  });

  it('refuses a consent without the form of this session', async () => {
    const world = await openWorld(simulator, { callback });
    const visitor = new Visitor();
    const consent = await signIn(world, visitor, 'mara@fernhill.example');
    const forged = { ...fieldsOf(consent.html), csrf: 'guess', authorize: 'Allow' };
    expect((await visitor.open('/oauth/authorize', forged)).status).toBe(403);
  });

  it.each([
    ['no client', { client_id: '' }, 400, 'Need client_id'],
    ['an unknown client', { client_id: '0000' }, 400, 'Unknown OAuth client.'],
    ['another response type', { response_type: 'token' }, 400, 'response_type=code'],
    ['global with more', { scope: 'global read' }, 422, 'cannot be combined'],
    ['an unknown scope', { scope: 'everything' }, 422, 'Unknown scope'],
  ])('refuses %s with a page', async (_name, more, status, text) => {
    const world = await openWorld(simulator, { callback });
    const answer = await new Visitor().open(authorizePath(world, more));
    expect(answer.status).toBe(status);
    expect(answer.html).toContain(text);
  });

  it('lists the accounts with their teams and how many apps they see', async () => {
    const world = await openWorld(simulator, { callback });
    const asked = await new Visitor().open(authorizePath(world));
    const { html } = await new Visitor().open(asked.location);
    expect(html).toMatch(/payments[^<]*: 20 apps/);
    expect(html).toContain('No team, no apps');
  });
});

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

describe('logout', () => {
  it('ends every token issued through the browser login and only follows Heroku hosts', async () => {
    const world = await openWorld(simulator, { callback });
    const visitor = new Visitor();
    const code = await codeFor(world, visitor);
    const { body } = await token({
      grant_type: 'authorization_code',
      code,
      client_secret: world.line.oauth.clientSecret,
    });
    const out = await visitor.open(`/logout?world=${world.line.world}&url=https://evil.example/`);
    expect(out.location).toBe('/login');
    const own = { Authorization: `Bearer ${body.access_token}` };
    expect((await world.api('GET', '/account', undefined, own)).status).toBe(401);
    const elsewhere = await visitor.open('/logout?url=https://dashboard.heroku.com/');
    expect(elsewhere.location).toBe('https://dashboard.heroku.com/');
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
