import 'server-only';
import { ok, type Result } from '@/lib/result';
import { type Caller, request } from './client';
import { freshness } from './freshness';
import { listAll, listOf } from './pages';
import { type Dyno, dynoSchema, nothingSchema } from './schema';

const dynos = listOf(dynoSchema);

/** What to restart: the whole app, one process type, or one dyno by name. */
export type RestartTarget = { kind: 'app' } | { kind: 'type'; type: string } | { kind: 'dyno'; name: string };

/** The dynos that exist now, one-off ones included; a type at zero has none. One call. GET /apps/{app}/dynos */
export async function listDynos(caller: Caller, app: string): Promise<Result<Dyno[]>> {
  const route = '/apps/{app}/dynos';
  return listAll(caller, { route, params: { app }, schema: dynos, by: 'id', freshMs: freshness.movingMs });
}

function routeOf(target: RestartTarget): { route: string; params?: Record<string, string> } {
  switch (target.kind) {
    case 'app':
      return { route: '/apps/{app}/dynos' };
    case 'type':
      return { route: '/apps/{app}/formations/{type}', params: { type: target.type } };
    case 'dyno':
      return { route: '/apps/{app}/dynos/{dyno}', params: { dyno: target.name } };
  }
}

/**
 * Restarts dynos; each comes back with a new id. One call, never repeated. DELETE /apps/{app}/dynos, …/dynos/{dyno},
 * /apps/{app}/formations/{type}
 */
export async function restartDynos(caller: Caller, app: string, target: RestartTarget): Promise<Result<null>> {
  const { route, params } = routeOf(target);
  const answer = await request(caller, {
    method: 'DELETE',
    route,
    params: { app, ...params },
    schema: nothingSchema,
  });
  return answer.ok ? ok(null) : answer;
}

/** Stops one dyno: one of the formation is started anew by Heroku, a one-off is gone. One call, never repeated. POST …/actions/stop */
export async function stopDyno(caller: Caller, app: string, dyno: string): Promise<Result<null>> {
  const route = '/apps/{app}/dynos/{dyno}/actions/stop';
  const answer = await request(caller, { method: 'POST', route, params: { app, dyno }, schema: nothingSchema });
  return answer.ok ? ok(null) : answer;
}

/** A command in a dyno of its own. `env` goes to this dyno alone, beside the app's config; without `size` Heroku chooses. */
export type OneOffRun = {
  command: string;
  size: string | null;
  env: Readonly<Record<string, string>>;
  timeToLiveSeconds: number | null;
};

/** Starts a one-off dyno that nobody is attached to. One call, never repeated. POST /apps/{app}/dynos */
export async function runDyno(caller: Caller, app: string, run: OneOffRun): Promise<Result<Dyno>> {
  const body = {
    command: run.command,
    attach: false,
    env: run.env,
    ...(run.size !== null && { size: run.size }),
    ...(run.timeToLiveSeconds !== null && { time_to_live: run.timeToLiveSeconds }),
  };
  const route = '/apps/{app}/dynos';
  const answer = await request(caller, { method: 'POST', route, params: { app }, schema: dynoSchema, body });
  return answer.ok ? ok(answer.value.value) : answer;
}
