import { type NextRequest, NextResponse } from 'next/server';
import NextAuth from 'next-auth';
import { authOptions } from '@/lib/auth/auth-options';
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
  return NextAuth(request, context, authOptions());
}

export { handle as GET, handle as POST };
