import { dehydrate, HydrationBoundary } from '@tanstack/react-query';
import { ReadError } from '@/components/patterns/read-error';
import { ReleasesTab } from '@/components/releases/releases-tab';
import { reasonAgainst } from '@/lib/access/reasons';
import { currentViewer } from '@/lib/auth/viewer';
import { keepAnswer } from '@/lib/queries/call';
import { createQueryClient } from '@/lib/queries/query-client';
import { releaseHistoryOptions } from '@/lib/queries/release-history';
import { releaseHistoryRead } from '@/lib/reads/release-history';
import { runRead } from '@/lib/reads/run-read';
import { routes } from '@/lib/routes';
import { type AppPageProps, openApp } from '../open-app';

export default async function AppReleasesPage(props: AppPageProps) {
  const viewer = await currentViewer();
  if (!viewer) return null;
  const app = await openApp(props, routes.appReleases);
  if (!app.ok) return <ReadError error={app.error} className="m-5" />;
  const row = app.value;
  const queries = createQueryClient();
  const answer = await runRead(releaseHistoryRead, { app: row.id }).result;
  if (answer.ok) {
    const { data, budgets } = answer.value;
    const { queryKey } = releaseHistoryOptions(row.id);
    keepAnswer(queries, queryKey, { data: { pages: [data], pageParams: [null] }, budgets });
  }
  return (
    <HydrationBoundary state={dehydrate(queries)}>
      <ReleasesTab row={row} rollBackReason={reasonAgainst(viewer.role, 'app:roll-back')} />
    </HydrationBoundary>
  );
}
