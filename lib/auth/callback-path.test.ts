import { describe, expect, it } from 'vitest';
import { callbackPath } from './callback-path';

const own = 'http://localhost:3000';

describe('where a person lands after signing in', () => {
  it.each([
    ['/apps/web?tab=releases#v12', '/apps/web?tab=releases#v12'],
    ['/people', '/people'],
    ['http://localhost:3000/audit', '/audit'],
    ['apps/web', '/apps/web'],
    ['/signed-papers', '/signed-papers'],
  ])('%s is a page of this console', (wanted, expected) => {
    expect(callbackPath(wanted, own)).toBe(expected);
  });

  it.each([
    null,
    undefined,
    '',
    'https://evil.example/apps',
    '//evil.example/apps',
    '/\\evil.example',
    '\\\\evil.example',
    '/\t/evil.example',
    '/..//evil.example',
    'http://localhost:3000@evil.example/',
    'http://localhost:3001/apps',
    'https://localhost:3000/apps',
    'javascript:alert(1)',
    'data:text/html,x',
    'http://[',
    '/api/auth/signout',
    '/sign-in',
    '/sign-in?error=expired',
    '/_next/static/x.js',
  ])('%s leads to the fleet instead', (wanted) => {
    expect(callbackPath(wanted, own)).toBe('/');
  });
});
