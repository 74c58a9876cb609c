import 'server-only';
import type { Result } from '@/lib/result';
import type { Caller } from './client';
import { freshness } from './freshness';
import { listAll, listOf } from './pages';
import { type AddOn, addOnSchema } from './schema';

const addOns = listOf(addOnSchema);

/** Every add-on of every app that the account can see. One call for each thousand. GET /addons */
export async function listAddOns(caller: Caller): Promise<Result<AddOn[]>> {
  return listAll(caller, { route: '/addons', schema: addOns, by: 'id', freshMs: freshness.listMs });
}

/** The add-ons of one app. One call. GET /apps/{app}/addons */
export async function listAppAddOns(caller: Caller, app: string): Promise<Result<AddOn[]>> {
  const route = '/apps/{app}/addons';
  return listAll(caller, { route, params: { app }, schema: addOns, by: 'id', freshMs: freshness.movingMs });
}
