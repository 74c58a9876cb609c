import 'server-only';
import type { Result } from '@/lib/result';
import type { Caller } from './client';
import { freshness } from './freshness';
import { listAll, listOf } from './pages';
import { type Team, teamSchema } from './schema';

const teams = listOf(teamSchema);

/** The teams that the account belongs to. One call. GET /teams */
export async function listTeams(caller: Caller): Promise<Result<Team[]>> {
  return listAll(caller, { route: '/teams', schema: teams, by: null, freshMs: freshness.listMs });
}
