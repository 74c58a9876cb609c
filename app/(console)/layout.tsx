import { dehydrate, HydrationBoundary } from '@tanstack/react-query';
import { cookies, headers } from 'next/headers';
import { redirect } from 'next/navigation';
import type * as React from 'react';
import { preferenceCookies } from '@/components/patterns/preference-cookies';
import { ConsoleProviders } from '@/components/shell/console-providers';
import { ConsoleShell } from '@/components/shell/console-shell';
import { themeOf } from '@/components/shell/theme';
import { TryThisOnDemand } from '@/components/try-this/try-this-on-demand';
import { appReasons } from '@/lib/access/reasons';
import { authCookies } from '@/lib/auth/cookies';
import { csrfTokenOf } from '@/lib/auth/csrf';
import { currentViewer } from '@/lib/auth/viewer';
import { env } from '@/lib/env';
import { keepAnswer } from '@/lib/queries/call';
import { keys } from '@/lib/queries/keys';
import { createQueryClient } from '@/lib/queries/query-client';
import { fleetRead } from '@/lib/reads/fleet';
import { runRead } from '@/lib/reads/run-read';
import { routes } from '@/lib/routes';

export default async function ConsoleLayout({ children }: { children: React.ReactNode }) {
  const viewer = await currentViewer();
  if (!viewer) {
    const callbackUrl = (await headers()).get('x-dynodeck-path') ?? '/';
    redirect(routes.signIn({ callbackUrl, error: 'expired' }));
  }
  const { workspaceName, herokuHostTag, authSecret, publicUrl, isDemo } = env();
  // Every page needs the fleet: the palette searches it. Read here, its rows are in the first HTML.
  const queries = createQueryClient();
  const fleet = await runRead(fleetRead, {}).result;
  if (fleet.ok) keepAnswer(queries, keys.fleet, fleet.value);
  const jar = await cookies();
  const cookieOf = (name: string) => jar.get(name)?.value;
  return (
    <ConsoleProviders hasSingleKeys={cookieOf(preferenceCookies.singleKeys) !== 'off'}>
      <HydrationBoundary state={dehydrate(queries)}>
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
          {isDemo && cookieOf(preferenceCookies.tryThis) !== 'dismissed' ? (
            <TryThisOnDemand sinceMs={performance.timeOrigin} />
          ) : null}
        </ConsoleShell>
      </HydrationBoundary>
    </ConsoleProviders>
  );
}
