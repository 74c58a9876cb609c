import { canSee } from '@/simulator/engine/access';
import { type JsonObject, list, type Route } from '@/simulator/route';
import { serialiseTeamApp } from '@/simulator/serialise/team-app';
import { byAppKey } from './sort';

export const filterAppRoutes: Route[] = [
  {
    method: 'POST',
    path: '/filters/apps',
    scope: 'read',
    handle: (ctx) => {
      const wanted = ctx.body.in;
      const isObject = typeof wanted === 'object' && wanted !== null && !Array.isArray(wanted);
      const ids = isObject ? (wanted as JsonObject).id : undefined;
      if (!Array.isArray(ids)) return ctx.refuse(422, 'invalid_params', 'Require params: in.');
      const apps = [...new Set(ids)].flatMap((id) => {
        const app = typeof id === 'string' ? ctx.world.apps.get(id) : undefined;
        return app && canSee(ctx.world, ctx.account, app) ? [app] : [];
      });
      return list(apps, byAppKey, (app) => serialiseTeamApp(ctx.world, app, ctx.account, ctx.variant));
    },
  },
];
