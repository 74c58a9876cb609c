import 'server-only';
import { cookies } from 'next/headers';
import { decode } from 'next-auth/jwt';
import type { Role } from '@/lib/access/permissions';
import { env } from '@/lib/env';
import { authCookies } from './cookies';
import { personOfSession } from './sessions';

/** The signed-in person of a request. */
export type Viewer = { personId: string; email: string; name: string; role: Role; herokuAccountId: string };

/** The session id inside a session cookie; null when it was not made here, was changed or is too old. */
export async function sessionIdOf(cookie: string | undefined): Promise<string | null> {
  if (!cookie) return null;
  try {
    const token = await decode({ token: cookie, secret: env().authSecret });
    return typeof token?.sid === 'string' ? token.sid : null;
  } catch {
    return null;
  }
}

/**
 * Who is asking: reads the session cookie of the current request and checks its session in the database.
 * Null when nobody is signed in, or no longer.
 */
export async function currentViewer(): Promise<Viewer | null> {
  const jar = await cookies();
  const sessionId = await sessionIdOf(jar.get(authCookies(env().publicUrl).sessionToken.name)?.value);
  const person = sessionId === null ? null : await personOfSession(sessionId);
  if (!person?.herokuAccountId) return null;
  return {
    personId: person.id,
    email: person.email,
    name: person.name ?? person.email,
    role: person.role,
    herokuAccountId: person.herokuAccountId,
  };
}
