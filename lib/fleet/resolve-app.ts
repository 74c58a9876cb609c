import 'server-only';
import { appOutOfReach } from '@/lib/connections/app-out-of-reach';
import { reachableAppIds } from '@/lib/connections/reach';
import { getApp } from '@/lib/heroku/apps';
import type { ReadContext } from '@/lib/reads/read';
import { type AppError, Failure } from '@/lib/result';
import { getFleet } from './fleet';
import { applyApp } from './model';
import { addAppAccess, appsOnceNamed } from './store';

const appName = /^[a-z][a-z0-9-]{1,29}$/;
const appId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * Finds the id of an app by id, name or a name that it once had, among the apps that the viewer reaches. Asks Heroku
 * (one call per connection) only for what no list has shown yet. Throws `Failure` `not_found` when there is none.
 */
export async function resolveApp(ctx: Pick<ReadContext, 'viewer' | 'connections' | 'callerOf'>, app: string) {
  const known = await fromFleet(ctx.viewer, app);
  return known ?? (await fromHeroku(ctx, app));
}

async function fromFleet(viewer: ReadContext['viewer'], app: string): Promise<string | null> {
  const fleet = await getFleet();
  const reachable = await reachableAppIds(viewer);
  if (appId.test(app))
    return reachable.has(app.toLowerCase()) && fleet.get(app.toLowerCase()) ? app.toLowerCase() : null;
  for (const id of reachable) if (fleet.get(id)?.app.value.name === app) return id;
  const former = await appsOnceNamed(app);
  return former.find((id) => reachable.has(id) && fleet.get(id)) ?? null;
}

async function fromHeroku(ctx: Pick<ReadContext, 'connections' | 'callerOf'>, app: string): Promise<string> {
  const connections = appName.test(app) || appId.test(app) ? await ctx.connections() : [];
  let obstacle: AppError | null = null;
  for (const connection of connections) {
    const askedAt = Date.now();
    const found = await getApp(ctx.callerOf(connection), app);
    if (found.ok) {
      await applyApp(found.value, askedAt);
      await addAppAccess(connection.id, found.value.id, new Date(askedAt));
      return found.value.id;
    }
    if (!['heroku_not_found', 'heroku_forbidden'].includes(found.error.code)) obstacle ??= found.error;
  }
  throw new Failure(obstacle ?? appOutOfReach());
}
