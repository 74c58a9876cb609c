import 'server-only';
import { recordAppAccess } from '@/lib/connections/reach';
import { listApps } from '@/lib/heroku/apps';
import type { Caller } from '@/lib/heroku/client';
import { ok, type Result } from '@/lib/result';
import { clockOf } from './clock-of';
import { type AppPart, appPart } from './entry';
import type { Fleet } from './fleet';
import { deleteUnreached } from './store';

/** What a look at the list of apps brought. `released` have another release than before, `changed` something else. */
export type Poll = { appIds: string[]; released: string[]; changed: string[]; added: string[] };

type Reading = { fleet: Fleet; caller: Caller };

/**
 * Looks at the list of apps of a connection: one call for each thousand. New apps get a row, renamed ones keep theirs;
 * what is no longer there, `storeReach` drops. A failure changes nothing.
 */
export async function pollApps({ fleet, caller }: Reading): Promise<Result<Poll>> {
  const readAt = clockOf(caller).now();
  const apps = await listApps(caller);
  if (!apps.ok) return apps;
  const poll: Poll = { appIds: apps.value.map(({ id }) => id), released: [], changed: [], added: [] };
  const same: string[] = [];
  for (const app of apps.value) {
    const known = fleet.get(app.id)?.app.value;
    const value = appPart(app);
    const difference = known ? differenceOf(known, value) : 'added';
    if (difference === null) same.push(app.id);
    else {
      fleet.putApp(app.id, { value, readAt });
      poll[difference].push(app.id);
    }
  }
  // Only their age is new: that is shown, and not worth a write.
  fleet.merge(fleet.entriesOf(same).map((entry) => ({ ...entry, app: { ...entry.app, readAt } })));
  return ok(poll);
}

function differenceOf(known: AppPart, now: AppPart): 'released' | 'changed' | null {
  if (known.releasedAt !== now.releasedAt) return 'released';
  const names = Object.keys(now) as (keyof AppPart)[];
  return names.some((name) => name !== 'maintenanceSinceAt' && known[name] !== now[name]) ? 'changed' : null;
}

/** Writes which apps a connection reaches, where that changed, and drops the apps that nobody reaches any more. */
export async function storeReach(
  fleet: Fleet,
  {
    connectionId,
    knownIds,
    appIds,
    at,
  }: { connectionId: string; knownIds: readonly string[]; appIds: string[]; at: Date },
): Promise<void> {
  const known = new Set(knownIds);
  if (known.size === appIds.length && appIds.every((id) => known.has(id))) return;
  // Reached before they are written: what nobody reaches may be deleted at any moment.
  await recordAppAccess(connectionId, appIds, at);
  await fleet.save();
  fleet.forget(await deleteUnreached());
}
