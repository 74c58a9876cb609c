import type { Route } from 'next';
import { notFound, redirect } from 'next/navigation';
import { cache } from 'react';
import type { FleetRow } from '@/lib/fleet/rows';
import { appRowRead } from '@/lib/reads/app-row';
import { runRead } from '@/lib/reads/run-read';
import { ok, type Result } from '@/lib/result';

export type AppPageProps = { params: Promise<{ app: string }> };

/** The name in the address, which may be a former one or an id. */
export async function nameOf({ params }: AppPageProps): Promise<string> {
  return decodeURIComponent((await params).app);
}

/** What the fleet knows of the app, looked up once for each request. */
export const appRowOf = cache((name: string) => runRead(appRowRead, { app: name }).result);

/** The app of a tab's page: goes on to its name of today, and to "not found" where it is out of reach. */
export async function openApp(props: AppPageProps, tab: (name: string) => Route): Promise<Result<FleetRow>> {
  const answer = await appRowOf(await nameOf(props));
  if (!answer.ok) {
    if (answer.error.code === 'not_found' || answer.error.code === 'invalid_input') notFound();
    return answer;
  }
  const { row, movedTo } = answer.value.data;
  if (movedTo) redirect(tab(movedTo));
  return ok(row);
}
