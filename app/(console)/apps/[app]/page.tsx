import type { Metadata } from 'next';
import { ActivityPanel } from '@/components/activity/activity-panel';
import { AddOnsPanel } from '@/components/add-ons/add-ons-panel';
import { AppBody } from '@/components/app/app-body';
import { TroubleBanner } from '@/components/app/trouble-banner';
import { ConfigPanel } from '@/components/config/config-panel';
import { DomainsPanel } from '@/components/domains/domains-panel';
import { DynosPanel } from '@/components/dynos/dynos-panel';
import { HydrateNow } from '@/components/patterns/hydrate-now';
import { ReadError } from '@/components/patterns/read-error';
import { ReleasesPanel } from '@/components/releases/releases-panel';
import { FormationPanel } from '@/components/scaling/formation-panel';
import { appReasons } from '@/lib/access/reasons';
import { currentViewer } from '@/lib/auth/viewer';
import { routes } from '@/lib/routes';
import { type AppPageProps, nameOf, openApp } from './open-app';
import { openingOf } from './opening-answers';
import { WhenAnswered } from './when-answered';

/** Asked for before the layouts are made: what the page reads is begun here, and is on its way while they are. */
export async function generateMetadata(props: AppPageProps): Promise<Metadata> {
  void openingOf(await nameOf(props));
  return {};
}

export default async function AppPage(props: AppPageProps) {
  const viewer = await currentViewer();
  if (!viewer) return null;
  const app = await openApp(props, routes.app);
  if (!app.ok) return <ReadError error={app.error} className="m-5" />;
  const row = app.value;
  const reasons = appReasons(viewer.role);
  const opening = await openingOf(await nameOf(props));
  if (!opening) return null;
  const { upstream, ready, late, unasked } = opening;
  return (
    <div className="flex flex-col gap-4 px-4 py-4 wide:px-5">
      <HydrateNow state={ready}>
        <AppBody app={row.id} unasked={unasked}>
          <TroubleBanner first={row} reasons={reasons} />
          <div className="grid gap-4 xl:grid-cols-[minmax(0,752fr)_minmax(0,416fr)]">
            <div className="flex min-w-0 flex-col gap-4 xl:[&>:last-child]:grow">
              <WhenAnswered late={late.formation} title="Formation">
                <FormationPanel app={row.id} stage={row.stage} reason={reasons.scale} />
              </WhenAnswered>
              <WhenAnswered late={late.dynos} title="Dynos">
                <DynosPanel app={row.id} reasons={reasons} />
              </WhenAnswered>
              <WhenAnswered late={late.releases} title="Releases">
                <ReleasesPanel app={row.id} name={row.name} />
              </WhenAnswered>
            </div>
            <div className="flex min-w-0 flex-col gap-4 xl:[&>:last-child]:grow">
              {upstream ? (
                <WhenAnswered late={late.config} title={`Config against ${upstream.name}`}>
                  <ConfigPanel app={row.id} upstream={upstream} />
                </WhenAnswered>
              ) : null}
              <WhenAnswered late={late.addOns} title="Add-ons">
                <AddOnsPanel app={row.id} />
              </WhenAnswered>
              <WhenAnswered late={late.domains} title="Domains">
                <DomainsPanel app={row.id} />
              </WhenAnswered>
              <WhenAnswered late={late.activity} title="Activity">
                <ActivityPanel app={row.id} name={row.name} />
              </WhenAnswered>
            </div>
          </div>
        </AppBody>
      </HydrateNow>
    </div>
  );
}
