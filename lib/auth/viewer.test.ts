import { randomBytes } from 'node:crypto';
import { decode, encode } from 'next-auth/jwt';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type Env, env } from '@/lib/env';
import { setPerProcess } from '@/lib/per-process';
import { sessionIdOf } from './viewer';

vi.mock('next-auth/jwt', async (original) => {
  const real = await original<typeof import('next-auth/jwt')>();
  return { ...real, decode: vi.fn(real.decode) };
});

const maxAge = 60;
const secretOf = () => randomBytes(32).toString('hex');

beforeEach(() => {
  setPerProcess('env', { authSecret: secretOf() } as Env);
  vi.mocked(decode).mockClear();
});
afterEach(() => vi.useRealTimers());

const cookieOf = (sid: string) => encode({ token: { sid }, secret: env().authSecret, maxAge });

test('a cookie is opened once, however often it comes', async () => {
  const cookie = await cookieOf('ada');
  for (let count = 0; count < 3; count += 1) expect(await sessionIdOf(cookie)).toBe('ada');
  expect(await sessionIdOf(await cookieOf('ben'))).toBe('ben');
  expect(decode).toHaveBeenCalledTimes(2);
});

test('one whose time is over opens nothing, though it was opened before', async () => {
  const cookie = await cookieOf('ada');
  expect(await sessionIdOf(cookie)).toBe('ada');
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 10 * maxAge * 1_000 });
  expect(await sessionIdOf(cookie)).toBeNull();
});

test('one that was changed, or made with another secret, opens nothing', async () => {
  const cookie = await cookieOf('ada');
  expect(await sessionIdOf(cookie)).toBe('ada');
  expect(await sessionIdOf(`${cookie.slice(0, -4)}AAAA`)).toBeNull();
  setPerProcess('env', { authSecret: secretOf() } as Env);
  expect(await sessionIdOf(cookie)).toBeNull();
});
