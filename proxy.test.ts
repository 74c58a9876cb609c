import { NextRequest } from 'next/server';
import { beforeEach, describe, expect, it } from 'vitest';
import { csrfTokenOf } from './lib/auth/csrf';
import { env, parseEnv } from './lib/env';
import { setPerProcess } from './lib/per-process';
import { config, proxy } from './proxy';

function standUp(publicUrl: string, herokuIdUrl = 'https://id.heroku.com') {
  const check = parseEnv({
    AUTH_SECRET: 'a-secret-that-is-long-enough-for-it',
    ENCRYPTION_KEY: '0123456789abcdef'.repeat(4),
    OWNER_EMAILS: 'owner@example.com',
    HEROKU_ID_URL: herokuIdUrl,
    PUBLIC_URL: publicUrl,
  });
  if (!check.ok) throw new Error(check.problems.join('\n'));
  setPerProcess('env', check.env);
}

const own = 'https://console.example.com';
const html = { accept: 'text/html' };

function ask(path: string, headers: Record<string, string> = {}, method = 'GET') {
  return proxy(new NextRequest(new URL(path, own), { method, headers: { host: 'console.example.com', ...headers } }));
}
const signedIn = (headers: Record<string, string> = {}) => ({
  ...html,
  cookie: '__Host-dynodeck-session=x',
  ...headers,
});

beforeEach(() => standUp(own));

describe('a request that can change something', () => {
  it.each([
    ['the console itself', own, 200],
    ['another site', 'https://evil.example', 403],
    ['the console’s host over http', 'http://console.example.com', 403],
    ['a subdomain', 'https://x.console.example.com', 403],
    ['a page without an origin', 'null', 403],
    ['nobody', undefined, 403],
  ])('from %s: %s answers %i', (_, origin, status) => {
    for (const path of ['/', '/people', '/api/auth/signout', '/api/auth/callback/token']) {
      for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
        expect(ask(path, origin === undefined ? {} : { origin }, method).status).toBe(status);
      }
    }
  });

  it('from the host that it is sent to passes, whatever the public address', () => {
    const request = new NextRequest('https://other.example.com/', {
      method: 'POST',
      headers: { host: 'other.example.com', origin: 'https://other.example.com' },
    });
    expect(proxy(request).status).toBe(200);
  });

  it('is refused however it is dressed up as a prefetch', () => {
    const headers = { origin: 'https://evil.example', purpose: 'prefetch', 'next-router-prefetch': '1' };
    expect(ask('/', headers, 'POST').status).toBe(403);
  });
});

describe('headers', () => {
  it.each(['/', '/sign-in', '/api/health'])('of %s protect the browser', (path) => {
    const { headers } = ask(path, signedIn());
    expect(Object.fromEntries(headers)).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'same-origin',
      'cross-origin-opener-policy': 'same-origin',
      'strict-transport-security': 'max-age=31536000',
    });
    expect(headers.get('permissions-policy')).toContain('camera=()');
  });

  it('promise https only where it is used', () => {
    standUp('http://localhost:3000');
    const answer = proxy(new NextRequest('http://localhost:3000/sign-in', { headers: { host: 'localhost:3000' } }));
    expect(answer.headers.get('strict-transport-security')).toBeNull();
    expect(answer.headers.get('content-security-policy')).not.toContain('upgrade-insecure-requests');
  });

  it('of a page allow its own scripts by a nonce that is new each time, and no framing', () => {
    const policies = [ask('/', signedIn()), ask('/', signedIn())].map(
      ({ headers }) => headers.get('content-security-policy') ?? '',
    );
    const nonces = policies.map((policy) => /'nonce-([^']+)'/.exec(policy)?.[1]);
    expect(new Set(nonces).size).toBe(2);
    expect(Buffer.from(nonces[0] ?? '', 'base64')).toHaveLength(16);
    const [policy] = policies;
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).toContain("base-uri 'none'");
    expect(policy).not.toContain("'unsafe-eval'");
    expect(policy).not.toMatch(/script-src[^;]*'unsafe-inline'/);
    expect(policy).toMatch(/form-action 'self' https:\/\/\*\.heroku\.com(;|$)/);
  });

  it('of a page let its sign-in form lead on to the Heroku that is configured', () => {
    standUp(own, 'http://127.0.0.1:4100');
    const policy = ask('/sign-in', html).headers.get('content-security-policy');
    expect(policy).toMatch(/form-action 'self' http:\/\/127\.0\.0\.1:4100(;|$)/);
  });

  it('hand the nonce to the page itself', () => {
    const { headers } = ask('/', signedIn());
    const policy = headers.get('content-security-policy');
    expect(headers.get('x-middleware-request-content-security-policy')).toBe(policy);
  });
});

describe('a page without a session', () => {
  it('leads to sign-in and remembers the way back', () => {
    expect(ask('/', html).headers.get('location')).toBe(`${own}/sign-in`);
    expect(ask('/apps/web?tab=releases', html).headers.get('location')).toBe(
      `${own}/sign-in?callbackUrl=%2Fapps%2Fweb%3Ftab%3Dreleases`,
    );
  });

  it('is not needed for sign-in, health and the sign-in routes', () => {
    for (const path of ['/sign-in', '/api/health', '/api/auth/callback/heroku?code=x']) {
      expect(ask(path, html).headers.get('location')).toBeNull();
    }
  });

  it('leaves an action to say so itself', () => {
    expect(ask('/', { origin: own }, 'POST').status).toBe(200);
  });
});

describe('the form token', () => {
  it('is made for a page that has none, and the page sees it at once', () => {
    const { headers, cookies } = ask('/sign-in', html);
    const cookie = cookies.get('__Host-dynodeck-csrf');
    expect(csrfTokenOf(cookie?.value, env().authSecret)).toMatch(/^[0-9a-f]{64}$/);
    expect(cookie).toMatchObject({ httpOnly: true, secure: true, sameSite: 'lax', path: '/' });
    expect(headers.get('x-middleware-request-cookie')).toContain(encodeURIComponent(cookie?.value ?? '-'));
  });

  it('is kept once it is there', () => {
    const cookie = ask('/sign-in', html).cookies.get('__Host-dynodeck-csrf')?.value ?? '';
    const again = ask('/sign-in', { ...html, cookie: `__Host-dynodeck-csrf=${encodeURIComponent(cookie)}` });
    expect(again.cookies.get('__Host-dynodeck-csrf')).toBeUndefined();
  });
});

describe('the address', () => {
  it.each([
    ['127.0.0.1:3000', 'http://localhost:3000/people?x=1'],
    ['[::1]:3000', 'http://localhost:3000/people?x=1'],
    ['localhost:3000', null],
    ['127.0.0.1:3001', null],
    ['console.example.com', null],
  ])('%s of a console on this machine leads to %s', (host, location) => {
    standUp('http://localhost:3000');
    const cookie = 'dynodeck-session=x';
    const answer = proxy(new NextRequest(`http://${host}/people?x=1`, { headers: { host, cookie } }));
    expect(answer.headers.get('location')).toBe(location);
  });
});

it('stands before everything but static files', () => {
  const [source = ''] = config.matcher;
  const matches = (path: string) => new RegExp(`^${source}$`).test(path);
  expect(['/', '/sign-in', '/people', '/api/auth/signout', '/apps/logo'].every(matches)).toBe(true);
  expect(['/_next/static/chunks/x.js', '/logo.svg'].some(matches)).toBe(false);
});
