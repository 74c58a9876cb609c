import { gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { fail, ok } from '@/lib/result';
import { fleetAnswer } from './fleet-answer';

const json = '{"version":"life.5.all","numbers":[],"rows":[]}';
const body = { version: 'life.5.all', gzipped: Promise.resolve(gzipSync(json)) };
const asked = (headers: Record<string, string>) => fleetAnswer(new Headers(headers), ok({ data: body, budgets: [] }));

describe('the answer with the fleet', () => {
  it('is gzipped as it was prepared, and never kept without asking', async () => {
    const answer = await asked({ accept: 'application/gzip, application/json' });
    expect(answer.headers.get('content-type')).toBe('application/gzip');
    expect(answer.headers.get('cache-control')).toBe('private, no-cache, no-transform');
    expect(gunzipSync(Buffer.from(await answer.arrayBuffer())).toString()).toBe(json);
  });

  it('is plain for whoever does not take gzip', async () => {
    const answer = await asked({});
    expect(answer.headers.get('content-type')).toBe('application/json');
    expect(await answer.text()).toBe(json);
  });

  it.each([
    ['the same version', '"life.5.all"', 304],
    ['one of several', '"life.4.all", W/"life.5.all"', 304],
    ['an older version', '"life.4.all"', 200],
    ['the same version of another reach', '"life.5.some"', 200],
  ])('for %s', async (_, etag, status) => {
    const answer = await asked({ 'if-none-match': etag });
    expect(answer.status).toBe(status);
    expect(answer.headers.get('etag')).toBe('"life.5.all"');
    if (status === 304) expect(await answer.text()).toBe('');
  });

  it.each([
    [fail('signed_out', 'Your session has ended.'), 401],
    [fail('forbidden', 'Not you.'), 403],
    [fail('internal', 'The database is away.'), 500],
  ])('tells an error as a value (%#)', async (result, status) => {
    const answer = await fleetAnswer(new Headers(), result);
    expect([answer.status, await answer.json()]).toEqual([status, { error: result.error }]);
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });
});
