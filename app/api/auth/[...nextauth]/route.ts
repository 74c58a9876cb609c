import { type NextRequest, NextResponse } from 'next/server';
import NextAuth from 'next-auth';
import { authOptions } from '@/lib/auth/auth-options';
import { clientAddress } from '@/lib/auth/client-address';
import { authCookies } from '@/lib/auth/cookies';
import { revokeSession } from '@/lib/auth/sessions';
import { sessionIdOf } from '@/lib/auth/viewer';
import { env } from '@/lib/env';
import { routes } from '@/lib/routes';

type Context = { params: Promise<{ nextauth: string[] }> };

// Of next-auth's routes only these are needed; the others tell strangers how sign-in is set up, or let them write logs.
const served = {
  GET: ['signin', 'callback', 'csrf', 'error', 'signout'],
  POST: ['signin', 'callback', 'signout'],
} as const;

async function handle(request: NextRequest, context: Context): Promise<Response> {
  const [action = ''] = (await context.params).nextauth;
  const actions: readonly string[] = request.method === 'POST' ? served.POST : served.GET;
  if (!actions.includes(action)) return new NextResponse(null, { status: 404 });
  if (action === 'callback' && request.nextUrl.searchParams.get('error') === 'access_denied') {
    return NextResponse.redirect(new URL(routes.signIn({ error: 'access_denied' }), env().publicUrl));
  }
  const address = clientAddress(request.headers.get('x-forwarded-for'));
  const response: Response = await NextAuth(request, context, authOptions(address));
  if (action === 'callback') await endReplacedSession(request, response);
  return response;
}

/** Signing in again in a browser leaves no older session of it alive. */
async function endReplacedSession(request: NextRequest, response: Response): Promise<void> {
  const { name } = authCookies(env().publicUrl).sessionToken;
  if (!response.headers.getSetCookie().some((cookie) => cookie.startsWith(`${name}=`))) return;
  const replaced = await sessionIdOf(request.cookies.get(name)?.value);
  if (replaced) await revokeSession(replaced);
}

export { handle as GET, handle as POST };
