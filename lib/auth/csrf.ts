import 'server-only';
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

const hashOf = (token: string, secret: string) => createHash('sha256').update(`${token}${secret}`).digest('hex');

/**
 * Makes the double-submit pair of next-auth (`token|sha256(token + secret)`), so that the sign-in and sign-out forms are
 * complete in the first HTML and work before any script has loaded.
 */
export function newCsrfCookie(secret: string): string {
  const token = randomBytes(32).toString('hex');
  return `${token}|${hashOf(token, secret)}`;
}

/** The token that a form must send beside this cookie; null when the cookie is absent or was not made here. */
export function csrfTokenOf(cookie: string | undefined, secret: string): string | null {
  const [token = '', hash = ''] = cookie?.split('|') ?? [];
  const expected = Buffer.from(hashOf(token, secret));
  const given = Buffer.from(hash);
  return token && given.length === expected.length && timingSafeEqual(given, expected) ? token : null;
}
