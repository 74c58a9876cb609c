import 'server-only';
import { ok, type Result } from '@/lib/result';
import { type Caller, request } from './client';
import { freshness } from './freshness';
import { listAll, listOf } from './pages';
import { type App, appSchema } from './schema';

const apps = listOf(appSchema);

/** Every app that the account can see, its teams' included. One call for each thousand. GET /apps */
export async function listApps(caller: Caller): Promise<Result<App[]>> {
  return listAll(caller, { route: '/apps', schema: apps, by: 'id', freshMs: freshness.listMs });
}

/** One app by id or name. One call. GET /apps/{app} */
export async function getApp(caller: Caller, app: string): Promise<Result<App>> {
  const answer = await request(caller, {
    method: 'GET',
    route: '/apps/{app}',
    params: { app },
    schema: appSchema,
    freshMs: freshness.movingMs,
  });
  return answer.ok ? ok(answer.value.value) : answer;
}

/** Switches maintenance mode; makes no release and restarts nothing. One call. PATCH /apps/{app} */
export async function updateApp(caller: Caller, app: string, change: { maintenance: boolean }): Promise<Result<App>> {
  const answer = await request(caller, {
    method: 'PATCH',
    route: '/apps/{app}',
    params: { app },
    schema: appSchema,
    body: change,
  });
  return answer.ok ? ok(answer.value.value) : answer;
}
