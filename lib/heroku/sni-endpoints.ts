import 'server-only';
import type { Result } from '@/lib/result';
import type { Caller } from './client';
import { freshness } from './freshness';
import { listAll, listOf } from './pages';
import { type SniEndpoint, sniEndpointSchema } from './schema';

const sniEndpoints = listOf(sniEndpointSchema);

/** The certificates of an app, Heroku's automatic ones included. One call. GET /apps/{app}/sni-endpoints */
export async function listSniEndpoints(caller: Caller, app: string): Promise<Result<SniEndpoint[]>> {
  const route = '/apps/{app}/sni-endpoints';
  return listAll(caller, { route, params: { app }, schema: sniEndpoints, by: 'id', freshMs: freshness.listMs });
}
