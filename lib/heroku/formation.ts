import 'server-only';
import { ok, type Result } from '@/lib/result';
import { type Caller, request } from './client';
import { freshness } from './freshness';
import { listAll, listOf } from './pages';
import { type Formation, formationSchema } from './schema';

const formations = listOf(formationSchema);
const route = '/apps/{app}/formation';

/** A change of one process type; what is left out stays as it is. `size` is a dyno size's name. */
export type FormationUpdate = { type: string; quantity?: number; size?: string };

/** Every process type of an app, those at zero included. One call. GET /apps/{app}/formation */
export async function listFormation(caller: Caller, app: string): Promise<Result<Formation[]>> {
  return listAll(caller, { route, params: { app }, schema: formations, by: 'id', freshMs: freshness.movingMs });
}

/**
 * Changes quantities and sizes in one batch and returns the process types that changed. A new size restarts the type, a
 * new quantity only starts or stops the difference; no release is made. One call, never repeated: a lost answer is
 * `outcome_unknown`. PATCH /apps/{app}/formation
 */
export async function updateFormation(
  caller: Caller,
  app: string,
  updates: FormationUpdate[],
): Promise<Result<Formation[]>> {
  const body = {
    updates: updates.map(({ type, quantity, size }) => ({
      type,
      ...(quantity === undefined ? {} : { quantity }),
      ...(size === undefined ? {} : { dyno_size: { name: size } }),
    })),
  };
  const answer = await request(caller, { method: 'PATCH', route, params: { app }, schema: formations, body });
  return answer.ok ? ok(answer.value.value) : answer;
}
