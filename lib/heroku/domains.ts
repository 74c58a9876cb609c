import 'server-only';
import type { Result } from '@/lib/result';
import type { Caller } from './client';
import { freshness } from './freshness';
import { listAll, listOf } from './pages';
import { type Domain, domainSchema } from './schema';

const domains = listOf(domainSchema);

/** The domains of an app, its herokuapp.com one included. One call. GET /apps/{app}/domains */
export async function listDomains(caller: Caller, app: string): Promise<Result<Domain[]>> {
  const route = '/apps/{app}/domains';
  return listAll(caller, { route, params: { app }, schema: domains, by: 'id', freshMs: freshness.movingMs });
}
