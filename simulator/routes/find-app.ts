import { permissionsOf } from '@/simulator/engine/access';
import type { App, AppPermission } from '@/simulator/model';
import type { Context } from '@/simulator/route';

/** An app named in a body by id or name: 404 when the caller does not see it, 403 without the permission. */
export function findApp(ctx: Context, idOrName: string, permission: AppPermission = 'view'): App {
  const app = ctx.world.apps.find(idOrName);
  const permissions = app ? permissionsOf(ctx.world, ctx.account, app) : [];
  if (!app || permissions.length === 0) {
    return ctx.refuse(404, 'not_found', "Couldn't find that app.", { resource: 'app' });
  }
  if (!permissions.includes(permission)) {
    ctx.refuse(403, 'forbidden', `You do not have the ${permission} permission on ${app.name}.`);
  }
  return app;
}
