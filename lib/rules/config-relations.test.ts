import { expect, test } from 'vitest';
import { compareConfig, countRelations, type PrintedKey } from './config-relations';

const keysOf = (prints: Record<string, string>): PrintedKey[] =>
  Object.entries(prints).map(([key, print]) => ({ key, print, isWeak: print.startsWith('weak') }));
const none: ReadonlySet<string> = new Set();

type Case = {
  policy: string;
  here: Record<string, string>;
  upstream: Record<string, string>;
  owned?: string[];
  relations: Record<string, string>;
};

test.each<Case>([
  { policy: 'the same value is equal', here: { A: 'x' }, upstream: { A: 'x' }, relations: { A: 'equal' } },
  { policy: 'another value differs', here: { A: 'x' }, upstream: { A: 'y' }, relations: { A: 'differ' } },
  { policy: 'a key that upstream lacks', here: { A: 'x' }, upstream: {}, relations: { A: 'not-upstream' } },
  { policy: 'a key that only upstream has', here: {}, upstream: { A: 'x' }, relations: { A: 'not-here' } },
  {
    policy: 'a key that an add-on owns does not count, on whichever side it is',
    here: { DATABASE_URL: 'x', A: 'a' },
    upstream: { DATABASE_URL: 'y', REDIS_URL: 'z', A: 'a' },
    owned: ['DATABASE_URL', 'REDIS_URL'],
    relations: { A: 'equal' },
  },
  {
    policy: 'keys with the names of built-in properties are keys like others',
    here: { constructor: 'x', toString: 'y' },
    upstream: { constructor: 'x' },
    relations: { constructor: 'equal', toString: 'not-upstream' },
  },
  {
    policy: 'the same value under two names on two sides says nothing of either name',
    here: { A: 'x' },
    upstream: { B: 'x' },
    relations: { A: 'not-upstream', B: 'not-here' },
  },
])('$policy', ({ here, upstream, owned = [], relations }) => {
  const { keys } = compareConfig(keysOf(here), keysOf(upstream), new Set(owned));
  expect(Object.fromEntries(keys.map(({ key, relation }) => [key, relation]))).toEqual(relations);
});

test.each<{ policy: string; here: Record<string, string>; owned?: string[]; twins: string[] }>([
  {
    policy: 'one secret under two names is named at the later one',
    here: { SESSION_SECRET: 's', SECRET_KEY_BASE: 's' },
    twins: ['SESSION_SECRET = SECRET_KEY_BASE'],
  },
  {
    policy: 'a short value under two names is no secret',
    here: { API_KEY: 'weak', OTHER_KEY: 'weak' },
    twins: [],
  },
  { policy: 'what no name calls a secret is none', here: { HOST: 'h', ORIGIN: 'h' }, twins: [] },
  {
    policy: 'an add-on may give one value several names',
    here: { DATABASE_AUTH: 'd', DATABASE_AUTH_POOL: 'd' },
    owned: ['DATABASE_AUTH'],
    twins: [],
  },
  {
    policy: 'of three, each later one is named with the first',
    here: { A_KEY: 'k', C_KEY: 'k', B_KEY: 'k' },
    twins: ['B_KEY = A_KEY', 'C_KEY = A_KEY'],
  },
])('$policy', ({ here, owned = [], twins }) => {
  const found = compareConfig(keysOf(here), [], new Set(owned)).twins;
  expect(found.map(({ key, sameAs }) => `${key} = ${sameAs}`)).toEqual(twins);
});

test('every key that counts is counted once', () => {
  const { keys } = compareConfig(keysOf({ A: '1', B: '2', C: '3' }), keysOf({ A: '1', B: '9', D: '4' }), none);
  expect(countRelations(keys)).toEqual({ equal: 1, differ: 1, 'not-upstream': 1, 'not-here': 1 });
});
