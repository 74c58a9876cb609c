import { request as httpRequest } from 'node:http';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Simulator, startSimulator } from '@/simulator/start';
import { openWorld } from '@/simulator/testing/test-world';

let simulator: Simulator;

beforeAll(async () => {
  simulator = await startSimulator({ apps: 20 });
});

afterAll(() => simulator.close());

describe('credentials', () => {
  it('takes a token as Bearer and as either kind of Basic', async () => {
    const { api, token } = await openWorld(simulator);
    const basic = (user: string) => `Basic ${Buffer.from(`${user}:${token}`).toString('base64')}`;
    for (const authorization of [`Bearer ${token}`, basic(''), basic('mara@fernhill.example')]) {
      expect((await api('GET', '/account', undefined, { Authorization: authorization })).status).toBe(200);
    }
  });

  it('refuses missing, wrong and expired tokens with 401', async () => {
    const { api, control } = await openWorld(simulator);
    const missing = await api('GET', '/apps', undefined, { Authorization: '' });
    expect(missing.status).toBe(401);
    expect(missing.json().message).toContain('There were no credentials in your `Authorization` header.');
    expect((await api('GET', '/apps', undefined, { Authorization: 'Bearer HRKU-nobody' })).json()).toEqual({
      id: 'unauthorized',
      message: 'Invalid credentials provided.',
    });
    const short = await control<{ token: string }>('POST', 'tokens', {
      account: 'mara@fernhill.example',
      expiresInMs: 60_000,
    });
    const headers = { Authorization: `Bearer ${short.token}` };
    expect((await api('GET', '/apps', undefined, headers)).status).toBe(200);
    await control('POST', 'clock', { advanceMs: 60_001 });
    expect((await api('GET', '/apps', undefined, headers)).status).toBe(401);
  });

  it('refuses a suspended account with 403', async () => {
    const { api, control } = await openWorld(simulator);
    await control('PATCH', 'accounts/mara@fernhill.example', { suspended: true });
    expect((await api('GET', '/account')).json().id).toBe('suspended');
  });

  it('refuses a delinquent account with 402, except at its own account', async () => {
    const { api, control } = await openWorld(simulator);
    await control('PATCH', 'accounts/mara@fernhill.example', { delinquent: true });
    const refused = await api('GET', '/apps');
    expect([refused.status, refused.json().id]).toEqual([402, 'delinquent']);
    expect(refused.headers.get('heroku-delinquent')).toBe('true');
    expect((await api('GET', '/account')).json().delinquent_at).not.toBeNull();
  });

  it.each([
    ['identity', '/account', 200],
    ['identity', '/apps', 403],
    ['read', '/apps', 200],
    ['read', '/account', 403],
    ['read', '/apps/checkout-api-production/config-vars', 403],
    ['read-protected', '/apps/checkout-api-production/config-vars', 200],
    ['write', '/apps/checkout-api-production/releases/219', 403],
    ['write-protected', '/apps/checkout-api-production/releases/219', 200],
    ['write-protected', '/oauth/authorizations', 403],
    ['global', '/oauth/authorizations', 200],
  ])('scope %s on GET %s answers %i', async (scope, path, status) => {
    const { api, control } = await openWorld(simulator);
    const issued = await control<{ token: string }>('POST', 'tokens', {
      account: 'mara@fernhill.example',
      scope: [scope],
    });
    const answer = await api('GET', path, undefined, { Authorization: `Bearer ${issued.token}` });
    expect(answer.status).toBe(status);
    expect(answer.headers.get('oauth-scope')).toBe(scope);
    if (status === 403) expect(answer.json().id).toBe('forbidden');
  });

  it('serves the catalogue without a token and uncounted', async () => {
    const { api } = await openWorld(simulator);
    const answer = await api('GET', '/regions', undefined, { Authorization: '' });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('ratelimit-remaining')).toBeNull();
  });
});

describe('budget', () => {
  it('counts each call, refills 75 a minute of world time, and asks nothing for rate-limits', async () => {
    const { api, control } = await openWorld(simulator);
    expect((await api('GET', '/account')).headers.get('ratelimit-remaining')).toBe('4499');
    expect((await api('GET', '/account')).headers.get('ratelimit-remaining')).toBe('4498');
    expect((await api('GET', '/account/rate-limits')).json()).toEqual({ remaining: 4498 });
    await control('PUT', 'accounts/mara@fernhill.example/bucket', { remaining: 10 });
    await control('POST', 'clock', { advanceMs: 120_000 });
    expect((await api('GET', '/account/rate-limits')).json()).toEqual({ remaining: 160 });
  });

  it('answers 429 at zero, per account, without Retry-After unless switched on', async () => {
    const { api, control, line } = await openWorld(simulator);
    await control('PUT', 'accounts/mara@fernhill.example/bucket', { remaining: 1 });
    expect((await api('GET', '/apps')).status).toBe(200);
    const limited = await api('GET', '/apps');
    expect(limited.status).toBe(429);
    expect(limited.json().id).toBe('rate_limit');
    expect(limited.headers.get('ratelimit-remaining')).toBe('0');
    expect(limited.headers.get('retry-after')).toBeNull();
    const other = { Authorization: `Bearer ${line.accounts[1]?.token}` };
    expect((await api('GET', '/apps', undefined, other)).status).toBe(200);
    await control('PATCH', 'switches', { retryAfterSeconds: 30 });
    expect((await api('GET', '/apps')).headers.get('retry-after')).toBe('30');
  });

  it('a 304 costs one call, or none when switched so', async () => {
    const { api, control } = await openWorld(simulator);
    const etag = (await api('GET', '/account')).headers.get('etag') ?? '';
    const again = await api('GET', '/account', undefined, { 'If-None-Match': etag });
    expect([again.status, again.headers.get('ratelimit-remaining')]).toEqual([304, '4498']);
    await control('PATCH', 'switches', { notModifiedCost: 0 });
    const free = await api('GET', '/account', undefined, { 'If-None-Match': etag });
    expect([free.status, free.headers.get('ratelimit-remaining')]).toEqual([304, '4498']);
  });
});

describe('protocol', () => {
  it('needs a version in Accept, takes any suffix, and can be told not to mind', async () => {
    const { api, control } = await openWorld(simulator);
    expect((await api('GET', '/account', undefined, { Accept: 'application/json' })).json().id).toBe('not_acceptable');
    const suffixed = { Accept: 'application/vnd.heroku+json; version=3.webhooks' };
    expect((await api('GET', '/account', undefined, suffixed)).status).toBe(200);
    await control('PATCH', 'switches', { missingVersion: 'serve' });
    expect((await api('GET', '/account', undefined, { Accept: '*/*' })).status).toBe(200);
  });

  it('answers an unknown endpoint with 404 and a broken body with 400', async () => {
    const { api } = await openWorld(simulator);
    expect((await api('GET', '/nothing/here')).json().id).toBe('not_found');
    expect((await api('PATCH', '/account', '{"name":')).json().id).toBe('bad_request');
    expect((await api('PATCH', '/account', '[1]')).json().id).toBe('bad_request');
  });

  it('echoes request ids after its own', async () => {
    const { api } = await openWorld(simulator);
    const answer = await api('GET', '/account', undefined, { 'Request-Id': 'mine' });
    expect(answer.headers.get('request-id')).toMatch(/^[0-9a-f-]{36},mine$/);
  });

  it('overrides the method of a POST', async () => {
    const { api } = await openWorld(simulator);
    const answer = await api('POST', '/account', { name: 'M. Lindqvist' }, { 'X-Http-Method-Override': 'PATCH' });
    expect(answer.json().name).toBe('M. Lindqvist');
  });

  it('refuses a write whose If-Match is stale with 412', async () => {
    const { api } = await openWorld(simulator);
    const etag = (await api('GET', '/account')).headers.get('etag') ?? '';
    expect((await api('PATCH', '/account', { name: 'One' }, { 'If-Match': etag })).status).toBe(200);
    expect((await api('PATCH', '/account', { name: 'Two' }, { 'If-Match': etag })).status).toBe(412);
    expect((await api('GET', '/account')).json().name).toBe('One');
  });

  it('serves HEAD without a body and lets browsers of any origin in', async () => {
    const { token } = await openWorld(simulator);
    const headers = { Accept: 'application/vnd.heroku+json; version=3', Authorization: `Bearer ${token}` };
    const head = await fetch(`${simulator.url}/account`, { method: 'HEAD', headers });
    expect([head.status, await head.text()]).toEqual([200, '']);
    const preflight = await fetch(`${simulator.url}/account`, { method: 'OPTIONS' });
    expect(preflight.headers.get('access-control-allow-origin')).toBe('*');
  });

  it('gzips when asked, and not otherwise', async () => {
    const { token } = await openWorld(simulator);
    const plain = await raw('/apps', token, {});
    const packed = await raw('/apps', token, { 'Accept-Encoding': 'gzip' });
    expect(plain.headers['content-encoding']).toBeUndefined();
    expect(packed.headers['content-encoding']).toBe('gzip');
    expect(gunzipSync(packed.body).equals(plain.body)).toBe(true);
  });
});

function raw(path: string, token: string, headers: Record<string, string>) {
  return new Promise<{ headers: Record<string, unknown>; body: Buffer }>((resolve, reject) => {
    const all = { Accept: 'application/vnd.heroku+json; version=3', Authorization: `Bearer ${token}`, ...headers };
    httpRequest(`${simulator.url}${path}`, { headers: all }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => resolve({ headers: response.headers, body: Buffer.concat(chunks) }));
    })
      .on('error', reject)
      .end();
  });
}
