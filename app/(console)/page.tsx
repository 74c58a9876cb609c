import type { Metadata } from 'next';
import { cookies } from 'next/headers';
import { tabsOf } from '@/components/fleet/built-in-views';
import { FleetPage } from '@/components/fleet/fleet-page';
import { preferenceCookies } from '@/components/patterns/preference-cookies';
import { reasonAgainst } from '@/lib/access/reasons';
import { currentViewer } from '@/lib/auth/viewer';
import { env } from '@/lib/env';
import { fleetWindowRead } from '@/lib/reads/fleet';
import { runRead } from '@/lib/reads/run-read';
import { viewsRead } from '@/lib/reads/views';
import { columnsIn, defaultColumns, defaultDensity, densityOf } from '@/lib/rules/fleet-columns';
import { fleetQuery, parseFleetQuery } from '@/lib/rules/fleet-query';
import { FleetRows } from './fleet-rows';

export const metadata: Metadata = { title: 'Fleet' };

type Search = Promise<Record<string, string | string[] | undefined>>;

/** The first rows of a big fleet, as its address looks at it. */
async function firstWindow(search: Search) {
  const params = Object.entries(await search).map(([name, value]) => [name, String([value ?? ''].flat()[0])]);
  const query = fleetQuery(parseFleetQuery(new URLSearchParams(params).toString()));
  const views = await runRead(viewsRead, {}).result;
  const tabs = tabsOf(views.ok ? views.value.data.views : []).map((tab) => ({ id: tab.id, query: tab.query }));
  const answer = await runRead(fleetWindowRead, { query, views: tabs }).result;
  return answer.ok ? answer.value.data : null;
}

export default async function Page({ searchParams }: { searchParams: Search }) {
  const viewer = await currentViewer();
  if (!viewer) return null;
  const jar = await cookies();
  const columns = jar.get(preferenceCookies.fleetColumns)?.value;
  const habits = {
    columns: columns === undefined ? [...defaultColumns] : columnsIn(columns.split('.')),
    density: densityOf(jar.get(preferenceCookies.fleetDensity)?.value) ?? defaultDensity,
  };
  const first = await firstWindow(searchParams);
  const reasons = {
    restart: reasonAgainst(viewer.role, 'app:restart'),
    scale: reasonAgainst(viewer.role, 'app:scale'),
    maintenance: reasonAgainst(viewer.role, 'app:maintenance'),
    shareView: reasonAgainst(viewer.role, 'views:share'),
  };
  return (
    <FleetRows>
      <FleetPage habits={habits} first={first} reasons={reasons} hasDashboard={env().herokuHostTag === null} />
    </FleetRows>
  );
}
