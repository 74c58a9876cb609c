import 'server-only';
import { ok, type Result } from '@/lib/result';
import { type Caller, request } from './client';
import { configVarsSchema } from './schema';

/**
 * Every config var of an app with its value: for comparing on the server, never for the browser. Nothing of it is kept.
 * One call. GET /apps/{app}/config-vars
 */
export async function getConfigVars(caller: Caller, app: string): Promise<Result<Record<string, string>>> {
  const answer = await request(caller, {
    method: 'GET',
    route: '/apps/{app}/config-vars',
    params: { app },
    schema: configVarsSchema,
  });
  return answer.ok ? ok(answer.value.value) : answer;
}
