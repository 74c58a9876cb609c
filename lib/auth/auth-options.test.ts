import { randomUUID } from 'node:crypto';
import type { NextApiRequest, NextApiResponse } from 'next';
import NextAuth from 'next-auth';
import { decode } from 'next-auth/jwt';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { OpenDatabase } from '@/lib/db/open-database';
import { connections, credentials, people, sessions } from '@/lib/db/schema';
import { env } from '@/lib/env';
import { forgetPerProcess } from '@/lib/per-process';
import { standUp } from '@/lib/testing/console';
import { openMemoryDatabase } from '@/lib/testing/database';
import { type IdentityServer, someAccount, startIdentityServer } from '@/lib/testing/identity-server';
import { authOptions, signedOutPath } from './auth-options';
import { csrfTokenOf, newCsrfCookie } from './csrf';
import { readRefusal } from './refusal-notice';
import { personOfSession } from './sessions';
import { sessionIdOf } from './viewer';

const publicUrl = 'https://console.example.com';
const names = {
  session: '__Host-dynodeck-session',
  state: '__Host-dynodeck-state',
  csrf: '__Host-dynodeck-csrf',
  callbackUrl: '__Host-dynodeck-callback-url',
};
const clientId = randomUUID();

/** What next-auth did to a response. */
function recorder() {
  const record = { status: 200, location: '', cookies: [] as string[], asked: {} };
  record.asked = {
    status(code: number) {
      record.status = code;
      return this;
    },
    getHeader: () => record.cookies,
    setHeader(name: string, value: string | string[]) {
      if (name === 'Set-Cookie') record.cookies = [value].flat();
      if (name === 'Location') record.location = String(value);
      return this;
    },
    end: () => undefined,
    send: () => undefined,
  };
  return record;
}

describe('the sign-in routes', () => {
  let heroku: IdentityServer;
  let database: OpenDatabase;
  let jar: Record<string, string>;
  let from: string;
  beforeAll(async () => {
    heroku = await startIdentityServer();
    database = await openMemoryDatabase();
  });
  afterAll(() => Promise.all([heroku.close(), database.close()]));
  beforeEach(async () => {
    standUp(database, heroku.url, {
      PUBLIC_URL: publicUrl,
      HEROKU_OAUTH_CLIENT_ID: clientId,
      HEROKU_OAUTH_CLIENT_SECRET: 'the-client-secret',
      HEROKU_OAUTH_SCOPE: 'identity write-protected',
      ALLOW_TOKEN_SIGN_IN: '1',
    });
    heroku.hasIdentityScope = true;
    heroku.tokenRequests = [];
    jar = { [names.csrf]: newCsrfCookie(env().authSecret) };
    forgetPerProcess('auth.token-attempts');
    from = '203.0.113.9';
    for (const table of [credentials, connections, sessions, people]) await database.db.delete(table);
  });

  type Sent = { query?: Record<string, string>; body?: Record<string, string> };
  async function ask(method: string, action: string, provider: string, { query = {}, body = {} }: Sent = {}) {
    const request = { method, body, cookies: jar, headers: {}, query: { ...query, nextauth: [action, provider] } };
    const response = recorder();
    await NextAuth(
      request as unknown as NextApiRequest,
      response.asked as unknown as NextApiResponse,
      authOptions(from),
    );
    const { cookies } = response;
    for (const cookie of cookies) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      if (value === '') delete jar[name];
      else jar[name] = decodeURIComponent(value);
    }
    return { status: response.status, redirect: response.location, cookies };
  }

  const formToken = () => csrfTokenOf(jar[names.csrf], env().authSecret) ?? '';

  async function begin(callbackUrl = '/') {
    const answer = await ask('POST', 'signin', 'heroku', { body: { csrfToken: formToken(), callbackUrl } });
    return new URL(answer.redirect);
  }

  async function giveConsent(email: string, asked: URL) {
    const code = randomUUID();
    heroku.grants.set(code, someAccount(email));
    return ask('GET', 'callback', 'heroku', { query: { code, state: asked.searchParams.get('state') ?? '' } });
  }

  const pasteToken = (email: string | null, csrfToken = formToken()) => {
    const token = `HRKU-${randomUUID()}`;
    if (email) heroku.tokens.set(token, someAccount(email));
    return ask('POST', 'callback', 'token', { body: { csrfToken, token, callbackUrl: '/people' } });
  };

  it('lead to the consent page of Heroku with client, scope and a state', async () => {
    const asked = await begin();
    expect(asked.href.startsWith(`${heroku.url}/oauth/authorize?`)).toBe(true);
    expect(Object.fromEntries(asked.searchParams)).toMatchObject({
      client_id: clientId,
      response_type: 'code',
      scope: 'identity write-protected',
      state: expect.stringMatching(/^[\w-]{43}$/),
    });
  });

  it('lead back to the page that was wanted, with a cookie that holds a session id and nothing else', async () => {
    const answer = await giveConsent('owner@example.com', await begin('/apps/web?tab=releases'));
    expect(answer.redirect).toBe(`${publicUrl}/apps/web?tab=releases`);
    const payload = await decode({ token: jar[names.session], secret: env().authSecret });
    expect(Object.keys(payload ?? {}).sort()).toEqual(['exp', 'iat', 'jti', 'sid']);
    const sessionId = await sessionIdOf(jar[names.session]);
    expect(await personOfSession(sessionId ?? '')).toMatchObject({ email: 'owner@example.com' });
    const cookie = answer.cookies.find((text) => text.startsWith(names.session));
    expect(cookie).toMatch(/; Path=\/; Expires=[^;]+; HttpOnly; Secure; SameSite=Lax$/);
  });

  it.each(['https://evil.example/', '//evil.example', '/\\evil.example', '/api/auth/signout'])(
    'never lead to %s',
    async (callbackUrl) => {
      const answer = await giveConsent('owner@example.com', await begin(callbackUrl));
      expect(answer.redirect).toBe(`${publicUrl}/`);
    },
  );

  it.each([
    ['another state', async () => new URL('https://x.example/?state=forged')],
    ['no state', async () => new URL('https://x.example/')],
  ])('refuse an answer with %s, and never exchange its code', async (_, forged) => {
    await begin();
    const answer = await giveConsent('owner@example.com', await forged());
    expect(answer.redirect).toMatch(/error=OAuthCallback$/);
    expect(heroku.tokenRequests).toHaveLength(0);
    expect(jar[names.session]).toBeUndefined();
  });

  it('refuse an answer whose state cookie is gone', async () => {
    const asked = await begin();
    delete jar[names.state];
    expect((await giveConsent('owner@example.com', asked)).redirect).toMatch(/error=OAuthCallback$/);
    expect(heroku.tokenRequests).toHaveLength(0);
  });

  it('send a stranger to a refusal that names whom to ask, and that nobody can make up', async () => {
    await database.db.insert(people).values({ email: 'boss@example.com', role: 'owner' });
    const refused = new URL((await giveConsent('stranger@example.com', await begin())).redirect);
    expect(`${refused.origin}${refused.pathname}`).toBe(`${publicUrl}/sign-in`);
    expect(refused.searchParams.get('error')).toBe('not_invited');
    expect(await readRefusal(refused.searchParams.get('notice') ?? '')).toEqual({
      email: 'stranger@example.com',
      reason: 'not_invited',
      owners: ['boss@example.com'],
    });
    expect(await readRefusal('made-up')).toBeNull();
    expect(await readRefusal(jar[names.session])).toBeNull();
    expect(jar[names.session]).toBeUndefined();
  });

  it('say when the scope does not show who somebody is', async () => {
    heroku.hasIdentityScope = false;
    const answer = await giveConsent('owner@example.com', await begin());
    expect(answer.redirect).toBe(`${publicUrl}/sign-in?error=heroku_forbidden`);
  });

  it('take a token, but only from a form of this console', async () => {
    expect((await pasteToken('owner@example.com', 'forged')).redirect).toMatch(/csrf=true$/);
    expect(jar[names.session]).toBeUndefined();
    expect((await pasteToken('owner@example.com')).redirect).toBe(`${publicUrl}/people`);
    expect(jar[names.session]).toBeDefined();
  });

  it('refuse a token that Heroku does not know', async () => {
    expect((await pasteToken(null)).redirect).toBe(`${publicUrl}/sign-in?error=heroku_signed_out&by=token`);
  });

  it('try only ten bad tokens of one address in ten minutes, and say so', async () => {
    for (let attempt = 0; attempt < 10; attempt += 1) {
      expect((await pasteToken(null)).redirect).toBe(`${publicUrl}/sign-in?error=heroku_signed_out&by=token`);
    }
    expect((await pasteToken('owner@example.com')).redirect).toBe(
      `${publicUrl}/sign-in?error=too_many_attempts&by=token`,
    );
    expect(jar[names.session]).toBeUndefined();
    from = '198.51.100.7';
    expect((await pasteToken('owner@example.com')).redirect).toBe(`${publicUrl}/people`);
  });

  it('count a stranger’s token as bad, but no good one and none that Heroku could not check', async () => {
    const end = async (email: string) => new URL((await pasteToken(email)).redirect).searchParams.get('error');
    for (let attempt = 0; attempt < 9; attempt += 1) expect(await end('stranger@example.com')).toBe('not_invited');
    heroku.fate = 'down';
    expect(await end('owner@example.com')).toBe('heroku_unavailable');
    heroku.fate = 'granted';
    expect(await end('owner@example.com')).toBeNull();
    expect(await end('stranger@example.com')).toBe('not_invited');
    expect(await end('owner@example.com')).toBe('too_many_attempts');
  });

  it('offer no token form where it is not allowed', async () => {
    standUp(database, heroku.url, { PUBLIC_URL: publicUrl });
    jar = { [names.csrf]: newCsrfCookie(env().authSecret) };
    expect((await pasteToken('owner@example.com')).status).toBe(400);
    expect(authOptions().providers).toEqual([]);
  });

  it('end the session on the server at signing out', async () => {
    await pasteToken('owner@example.com');
    const sessionId = (await sessionIdOf(jar[names.session])) ?? '';
    const body = { csrfToken: formToken(), callbackUrl: signedOutPath };
    expect((await ask('POST', 'signout', '', { body })).redirect).toBe(`${publicUrl}${signedOutPath}`);
    expect(jar[names.session]).toBeUndefined();
    expect(await personOfSession(sessionId)).toBeNull();
  });

  it('end no session for a forged form', async () => {
    await pasteToken('owner@example.com');
    await ask('POST', 'signout', '', { body: { csrfToken: 'forged' } });
    expect(await personOfSession((await sessionIdOf(jar[names.session])) ?? '')).not.toBeNull();
  });
});

describe('a session cookie', () => {
  it('that was changed or made elsewhere holds no session', async () => {
    expect(await sessionIdOf(undefined)).toBeNull();
    expect(await sessionIdOf('')).toBeNull();
    expect(await sessionIdOf('eyJhbGciOiJub25lIn0.e30.')).toBeNull();
  });
});

describe('a form token', () => {
  const secret = 'secret-of-this-test';
  it('comes only from a cookie that was made with the secret', () => {
    const cookie = newCsrfCookie(secret);
    expect(csrfTokenOf(cookie, secret)).toBe(cookie.split('|')[0]);
    expect(csrfTokenOf(cookie, 'another-secret')).toBeNull();
    expect(csrfTokenOf(`x${cookie}`, secret)).toBeNull();
    for (const bad of [undefined, '', '|', 'token', 'token|']) expect(csrfTokenOf(bad, secret)).toBeNull();
  });
});
