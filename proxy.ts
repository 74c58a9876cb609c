import { randomBytes } from 'node:crypto';
import { type NextRequest, NextResponse } from 'next/server';
import { authCookies } from '@/lib/auth/cookies';
import { csrfTokenOf, newCsrfCookie } from '@/lib/auth/csrf';
import { loopbackAddress } from '@/lib/auth/loopback-address';
import { isSameOrigin } from '@/lib/auth/same-origin';
import { contentSecurityPolicy, securityHeaders } from '@/lib/auth/security-headers';
import { env } from '@/lib/env';
import { routes } from '@/lib/routes';

export const config = { matcher: ['/((?!_next/static|_next/image|logo\\.svg|favicon\\.ico).*)'] };

function isSignIn(request: NextRequest): boolean {
  return request.nextUrl.pathname === routes.signIn();
}

/** Makes the form token that a page needs, and lets the page see it in this very request. */
function ensureCsrfCookie(request: NextRequest): string | null {
  const { authSecret, publicUrl } = env();
  const { name } = authCookies(publicUrl).csrfToken;
  const isPage = isSignIn(request) || request.headers.get('accept')?.includes('text/html');
  if (!isPage || csrfTokenOf(request.cookies.get(name)?.value, authSecret)) return null;
  const value = newCsrfCookie(authSecret);
  request.cookies.set(name, value);
  return value;
}

function page(request: NextRequest): NextResponse {
  const { publicUrl, herokuIdUrl } = env();
  const { sessionToken, csrfToken } = authCookies(publicUrl);
  const path = `${request.nextUrl.pathname}${request.nextUrl.search}`;
  const elsewhere = loopbackAddress(request.nextUrl, request.headers.get('host'), publicUrl);
  if (elsewhere) return NextResponse.redirect(elsewhere);
  // Only a convenience: every page, action and handler checks the session itself.
  if (request.method === 'GET' && !isSignIn(request) && !request.cookies.has(sessionToken.name)) {
    return NextResponse.redirect(new URL(routes.signIn(path === '/' ? {} : { callbackUrl: path }), publicUrl));
  }
  const csrfCookie = ensureCsrfCookie(request);
  const nonce = randomBytes(16).toString('base64');
  const isDevelopment = process.env.NODE_ENV === 'development';
  const policy = contentSecurityPolicy({ nonce, publicUrl, herokuIdUrl, isDevelopment });
  const headers = new Headers(request.headers);
  // Next puts the nonce of the policy in the request on every script that it renders.
  headers.set('Content-Security-Policy', policy);
  headers.set('x-nonce', nonce);
  headers.set('x-dynodeck-path', path);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set('Content-Security-Policy', policy);
  if (csrfCookie) response.cookies.set(csrfToken.name, csrfCookie, csrfToken.options);
  return response;
}

/** Stands before every request: refuses what another site sends, and sets the headers that browsers protect us by. */
export function proxy(request: NextRequest): NextResponse {
  const { publicUrl } = env();
  const { method, headers } = request;
  const origin = headers.get('origin');
  const isAllowed = isSameOrigin({ method, origin, host: headers.get('host') }, publicUrl);
  const isApi = request.nextUrl.pathname.startsWith('/api/');
  const response = !isAllowed
    ? new NextResponse(`This request did not come from ${publicUrl}.\n`, { status: 403 })
    : isApi
      ? NextResponse.next()
      : page(request);
  for (const [name, value] of Object.entries(securityHeaders(publicUrl))) response.headers.set(name, value);
  return response;
}
