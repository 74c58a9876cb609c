import { cookies, headers } from 'next/headers';
import { redirect } from 'next/navigation';
import type * as React from 'react';
import { preferenceCookies } from '@/components/patterns/preference-cookies';
import { ConsoleProviders } from '@/components/shell/console-providers';
import { ConsoleShell } from '@/components/shell/console-shell';
import { themeOf } from '@/components/shell/theme';
import { appReasons } from '@/lib/access/reasons';
import { authCookies } from '@/lib/auth/cookies';
import { csrfTokenOf } from '@/lib/auth/csrf';
import { currentViewer } from '@/lib/auth/viewer';
import { env } from '@/lib/env';
import { routes } from '@/lib/routes';

export default async function ConsoleLayout({ children }: { children: React.ReactNode }) {
  const viewer = await currentViewer();
  if (!viewer) {
    const callbackUrl = (await headers()).get('x-dynodeck-path') ?? '/';
    redirect(routes.signIn({ callbackUrl, error: 'expired' }));
  }
  const { workspaceName, herokuHostTag, authSecret, publicUrl } = env();
  const jar = await cookies();
  const cookieOf = (name: string) => jar.get(name)?.value;
  return (
    <ConsoleProviders hasSingleKeys={cookieOf(preferenceCookies.singleKeys) !== 'off'}>
      <ConsoleShell
        workspaceName={workspaceName}
        hostTag={herokuHostTag}
        person={{ name: viewer.name, email: viewer.email, role: viewer.role }}
        isRail={cookieOf(preferenceCookies.sidebar) === 'rail'}
        theme={themeOf(cookieOf(preferenceCookies.theme))}
        csrfToken={csrfTokenOf(cookieOf(authCookies(publicUrl).csrfToken.name), authSecret) ?? ''}
        reasons={appReasons(viewer.role)}
      >
        {children}
      </ConsoleShell>
    </ConsoleProviders>
  );
}
