import 'server-only';
import { cookies, headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { env } from '@/lib/env';
import { routes } from '@/lib/routes';
import { callbackPath } from './callback-path';
import { authCookies } from './cookies';
import { currentViewer, type Viewer } from './viewer';

/** The signed-in person of a page's request; sends anybody else to the sign-in page, which leads back to this page. */
export async function requireViewer(): Promise<Viewer> {
  const viewer = await currentViewer();
  if (viewer) return viewer;
  const [jar, asked] = [await cookies(), await headers()];
  const path = callbackPath(asked.get('x-dynodeck-path'));
  const hadSession = jar.has(authCookies(env().publicUrl).sessionToken.name);
  redirect(
    routes.signIn({
      ...(path === '/' ? {} : { callbackUrl: path }),
      ...(hadSession ? { error: 'expired' } : {}),
    }),
  );
}
