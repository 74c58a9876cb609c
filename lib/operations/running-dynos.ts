import 'server-only';
import { applyDynos } from '@/lib/fleet/model';
import { listDynos } from '@/lib/heroku/dynos';
import type { Dyno } from '@/lib/heroku/schema';
import { unwrap } from '@/lib/result';
import type { OperationContext } from './operation';
import { appOf } from './target';

/** The dynos of an app as Heroku shows them now; the fleet learns them too. One call. */
export async function readRunningDynos(ctx: OperationContext): Promise<Dyno[]> {
  const { id, caller } = appOf(ctx);
  const dynos = unwrap(await listDynos(caller, id));
  await applyDynos(id, dynos, Date.now());
  return dynos;
}
