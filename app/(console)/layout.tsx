import { setImmediate as afterOthers } from 'node:timers/promises';
import { dehydrate, HydrationBoundary } from '@tanstack/react-query';
import { cookies, headers } from 'next/headers';
import { redirect } from 'next/navigation';
import type * as React from 'react';
import { BulkProvider } from '@/components/jobs/bulk-provider';
import { JobsTray } from '@/components/jobs/jobs-tray';
import { preferenceCookies } from '@/components/patterns/preference-cookies';
import { ConsoleProviders } from '@/components/shell/console-providers';
import { ConsoleShell } from '@/components/shell/console-shell';
import { drawNavIcons } from '@/components/shell/nav-icons';
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
import { fleetStatusRead } from '@/lib/reads/fleet-status';
import { jobsRead } from '@/lib/reads/jobs';
import { runRead } from '@/lib/reads/run-read';
import { viewsRead } from '@/lib/reads/views';
import { routes } from '@/lib/routes';

export default async function ConsoleLayout({ children }: { children: React.ReactNode }) {
  const viewer = await currentViewer();
  if (!viewer) {
    const callbackUrl = (await headers()).get('x-dynodeck-path') ?? '/';
    redirect(routes.signIn({ callbackUrl, error: 'expired' }));
  }
  const { workspaceName, herokuHostTag, authSecret, publicUrl, isDemo } = env();
  const queries = createQueryClient();
  // What a page asks of Heroku goes first: it takes longest.
  await afterOthers();
  const [status, views, jobs] = await Promise.all([
    runRead(fleetStatusRead, {}).result,
    runRead(viewsRead, {}).result,
    runRead(jobsRead, { isLive: true }).result,
  ]);
  if (status.ok) keepAnswer(queries, keys.fleetStatus, status.value);
  if (views.ok) keepAnswer(queries, keys.views, views.value);
  if (jobs.ok) keepAnswer(queries, keys.jobsLive, jobs.value);
  const jar = await cookies();
  const cookieOf = (name: string) => jar.get(name)?.value;
  return (
    <ConsoleProviders hasSingleKeys={cookieOf(preferenceCookies.singleKeys) !== 'off'}>
      <HydrationBoundary state={dehydrate(queries)}>
        <BulkProvider>
          <ConsoleShell
            workspaceName={workspaceName}
            hostTag={herokuHostTag}
            person={{ name: viewer.name, email: viewer.email, role: viewer.role }}
            isRail={cookieOf(preferenceCookies.sidebar) === 'rail'}
            theme={themeOf(cookieOf(preferenceCookies.theme))}
            csrfToken={csrfTokenOf(cookieOf(authCookies(publicUrl).csrfToken.name), authSecret) ?? ''}
            reasons={appReasons(viewer.role)}
            icons={drawNavIcons()}
            tray={<JobsTray />}
          >
            {children}
            {isDemo && cookieOf(preferenceCookies.tryThis) !== 'dismissed' ? (
              <TryThisOnDemand sinceMs={performance.timeOrigin} />
            ) : null}
          </ConsoleShell>
        </BulkProvider>
      </HydrationBoundary>
    </ConsoleProviders>
  );
}
