import { setImmediate as afterOthers } from 'node:timers/promises';
import type { Metadata } from 'next';
import type * as React from 'react';
import { AppHeader } from '@/components/app/app-header';
import { AppTabs } from '@/components/app/app-tabs';
import { RenderedAtProvider } from '@/components/patterns/rendered-at';
import { RollbackWatch } from '@/components/releases/rollback-watch';
import { appReasons } from '@/lib/access/reasons';
import { currentViewer } from '@/lib/auth/viewer';
import { env } from '@/lib/env';
import { rollbackWatchRead } from '@/lib/reads/rollback-watch';
import { runRead } from '@/lib/reads/run-read';
import { type AppPageProps, appRowOf, nameOf } from './open-app';

export async function generateMetadata(props: AppPageProps): Promise<Metadata> {
  return { title: await nameOf(props) };
}

export default async function AppLayout({ children, ...props }: AppPageProps & { children: React.ReactNode }) {
  const viewer = await currentViewer();
  if (!viewer) return null;
  const answer = await appRowOf(await nameOf(props));
  // The page below says what is wrong.
  if (!answer.ok) return children;
  const { row } = answer.value.data;
  const reasons = appReasons(viewer.role);
  // After what the page asks of Heroku.
  await afterOthers();
  const watch = await runRead(rollbackWatchRead, { app: row.id }).result;
  return (
    <RenderedAtProvider atMs={Date.now()}>
      <AppHeader first={row} reasons={reasons} hasDashboard={env().herokuHostTag === null} />
      <AppTabs first={row} />
      <RollbackWatch row={row} first={watch.ok ? watch.value.data : undefined} reason={reasons.rollBack} />
      {children}
    </RenderedAtProvider>
  );
}
