import 'server-only';
import { storedViewer } from '@/lib/auth/stored-viewer';
import { applyDynos } from '@/lib/fleet/model';
import { listDynos } from '@/lib/heroku/dynos';
import { Failure, unwrap } from '@/lib/result';
import { operationContext } from './context';
import type { TargetRow } from './job-target';
import type { Operation } from './operation';
import { appOf } from './target';

/** The pauses (ms) before each look at the dynos of a canary: two minutes in all, one call each. */
export const canaryLooksAfterMs = [3_000, 5_000, 10_000, 20_000, 30_000, 52_000] as const;

/** Looks once at the dynos of the app that went first: well when all are up (or asleep), bad when one crashed. */
export async function lookAtCanary(
  operation: Operation<unknown, unknown>,
  personId: string | null,
  { appId }: TargetRow,
): Promise<'well' | 'bad' | 'not_yet'> {
  const viewer = personId === null ? null : await storedViewer(personId);
  if (!viewer) return 'bad';
  try {
    const ctx = await operationContext(viewer, { name: operation.name, app: () => appId }, null);
    const { id, caller } = appOf(ctx);
    const dynos = unwrap(await listDynos(caller, id));
    await applyDynos(id, dynos, Date.now());
    if (dynos.some(({ state }) => state === 'crashed')) return 'bad';
    return dynos.every(({ state }) => state === 'up' || state === 'idle') ? 'well' : 'not_yet';
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return 'not_yet';
  }
}
