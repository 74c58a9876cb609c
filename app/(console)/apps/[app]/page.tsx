import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { AddOnsPanel } from '@/components/add-ons/add-ons-panel';
import { AppBody } from '@/components/app/app-body';
import { AppHeader } from '@/components/app/app-header';
import { TroubleBanner } from '@/components/app/trouble-banner';
import { ActivityPanel } from '@/components/audit/activity-panel';
import { DomainsPanel } from '@/components/domains/domains-panel';
import { DynosPanel } from '@/components/dynos/dynos-panel';
import { ReadError } from '@/components/patterns/read-error';
import { ReleasesPanel } from '@/components/releases/releases-panel';
import { FormationPanel } from '@/components/scaling/formation-panel';
import { appReasons } from '@/lib/access/reasons';
import { currentViewer } from '@/lib/auth/viewer';
import { appRowRead } from '@/lib/reads/app-row';
import { runRead } from '@/lib/reads/run-read';
import { routes } from '@/lib/routes';

type AppPageProps = { params: Promise<{ app: string }> };

const nameOf = async ({ params }: AppPageProps) => decodeURIComponent((await params).app);

export async function generateMetadata(props: AppPageProps): Promise<Metadata> {
  return { title: await nameOf(props) };
}

export default async function AppPage(props: AppPageProps) {
  const viewer = await currentViewer();
  if (!viewer) return null;
  const answer = await runRead(appRowRead, { app: await nameOf(props) }).result;
  if (!answer.ok) {
    if (answer.error.code === 'not_found' || answer.error.code === 'invalid_input') notFound();
    return <ReadError error={answer.error} className="m-5" />;
  }
  const { row, movedTo } = answer.value.data;
  if (movedTo) redirect(routes.app(movedTo));
  const reasons = appReasons(viewer.role);
  return (
    <>
      <AppHeader first={row} reasons={reasons} />
      <div className="flex flex-col gap-4 px-4 pt-1 pb-5 wide:px-5">
        <AppBody app={row.id}>
          <TroubleBanner first={row} reasons={reasons} />
          <div className="grid items-start gap-4 xl:grid-cols-[minmax(0,752fr)_minmax(0,416fr)]">
            <div className="flex min-w-0 flex-col gap-4">
              <FormationPanel app={row.id} reason={reasons.scale} />
              <DynosPanel app={row.id} reason={reasons.restart} />
              <ReleasesPanel app={row.id} />
            </div>
            <div className="flex min-w-0 flex-col gap-4">
              <AddOnsPanel app={row.id} />
              <DomainsPanel app={row.id} />
              <ActivityPanel app={row.id} name={row.name} />
            </div>
          </div>
        </AppBody>
      </div>
    </>
  );
}
