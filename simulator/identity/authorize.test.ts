import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Simulator, startSimulator } from '@/simulator/start';
import { authorizePath, codeFor, fieldsOf, plainText, signIn, Visitor } from '@/simulator/testing/sign-in';
import { openWorld } from '@/simulator/testing/test-world';
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

describe('authorize', () => {
  it('leads over the choice of an account and the consent back to the registered callback with code and state', async () => {
    const world = await openWorld(simulator, { callback });
    const visitor = new Visitor(simulator.url);
    const consent = await signIn(world, visitor, 'mara@fernhill.example');
    expect(consent.html).toContain('Local Heroku — simulator');
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
    const code = await codeFor(world, new Visitor(simulator.url), more);
    const form = { grant_type: 'authorization_code', code, client_secret: world.line.oauth.clientSecret };
    expect((await token(form)).status).toBe(200);
  });

  it('skips the consent for a scope that was allowed before, asks again for another and for prompt=login', async () => {
    const world = await openWorld(simulator, { callback });
    const visitor = new Visitor(simulator.url);
    await codeFor(world, visitor);
    expect((await visitor.open(authorizePath(world))).location).toContain('http://127.0.0.1:3999/back');
    expect((await visitor.open(authorizePath(world, { scope: 'identity read' }))).html).toContain('Allow');
    expect((await visitor.open(authorizePath(world, { prompt: 'login' }))).location).toMatch(/^\/login/);
  });

  it('offers a way to deny', async () => {
    const world = await openWorld(simulator, { callback });
    const consent = await signIn(world, new Visitor(simulator.url), 'jonas@fernhill.example');
    expect(plainText(consent.html)).toContain('http://127.0.0.1:3999/back?from=heroku&error=access_denied');
  });

  it('refuses a consent without the form of this session', async () => {
    const world = await openWorld(simulator, { callback });
    const visitor = new Visitor(simulator.url);
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
    const answer = await new Visitor(simulator.url).open(authorizePath(world, more));
    expect(answer.status).toBe(status);
    expect(answer.html).toContain(text);
  });

  it('lists the accounts with their teams and how many apps they see', async () => {
    const world = await openWorld(simulator, { callback });
    const asked = await new Visitor(simulator.url).open(authorizePath(world));
    const { html } = await new Visitor(simulator.url).open(asked.location);
    expect(html).toMatch(/20 apps in payments/);
    expect(html).toContain('No apps, no team');
  });
});

describe('logout', () => {
  it('ends every token issued through the browser login and only follows Heroku hosts', async () => {
    const world = await openWorld(simulator, { callback });
    const visitor = new Visitor(simulator.url);
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
