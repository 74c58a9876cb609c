import 'server-only';
import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { cookies } from 'next/headers';
import { decode } from 'next-auth/jwt';
import { cache } from 'react';
import type { Role } from '@/lib/access/permissions';
import { env } from '@/lib/env';
import { perProcess } from '@/lib/per-process';
import { authCookies } from './cookies';
import { personOfSession } from './sessions';

/** The signed-in person of a request. */
export type Viewer = { personId: string; email: string; name: string; role: Role; herokuAccountId: string };

// Making the key that opens a cookie costs more than the rest of a small answer. What a cookie holds never changes; whether
// its session still lives is asked of the database each time.
type Opened = { sessionId: string; endsAt: number };
const mostCookies = 1_000;

/** The session id inside a session cookie; null when it was not made here, was changed or is too old. */
export async function sessionIdOf(cookie: string | undefined): Promise<string | null> {
  if (!cookie) return null;
  const secret = env().authSecret;
  const opened = perProcess('auth.cookies', () => new LRUCache<string, Opened>({ max: mostCookies }));
  const key = createHash('sha256').update(`${secret} ${cookie}`).digest('base64');
  const known = opened.get(key);
  if (known && Date.now() < known.endsAt) return known.sessionId;
  try {
    const token = await decode({ token: cookie, secret });
    if (typeof token?.sid !== 'string') return null;
    const endsAt = typeof token.exp === 'number' ? token.exp * 1_000 : 0;
    opened.set(key, { sessionId: token.sid, endsAt });
    return token.sid;
  } catch {
    return null;
  }
}

/** The session id of the current request; null when it brings none that was made here. */
export async function currentSessionId(): Promise<string | null> {
  const jar = await cookies();
  return sessionIdOf(jar.get(authCookies(env().publicUrl).sessionToken.name)?.value);
}

/**
 * Who is asking: reads the session cookie of the current request and checks its session in the database, once for all
 * parts of a page that is rendered. Null when nobody is signed in, or no longer.
 */
export const currentViewer = cache(async (): Promise<Viewer | null> => {
  const sessionId = await currentSessionId();
  return sessionId === null ? null : viewerOf(await personOfSession(sessionId));
});

/** Who is signed in by a session that is only looked at: that counts as no visit, so the session can end of age. */
export async function viewerOfSession(sessionId: string): Promise<Viewer | null> {
  return viewerOf(await personOfSession(sessionId, new Date(), false));
}

function viewerOf(person: Awaited<ReturnType<typeof personOfSession>>): Viewer | null {
  if (!person?.herokuAccountId) return null;
  return {
    personId: person.id,
    email: person.email,
    name: person.name ?? person.email,
    role: person.role,
    herokuAccountId: person.herokuAccountId,
  };
}
