import type { App, Buildpack } from '@/simulator/model';
import { type Context, one, type Route } from '@/simulator/route';
import { buildpackIn } from './buildpack-in';

const path = '/apps/:app/buildpack-installations';

function answer(app: App) {
  return one(app.buildpacks.map(({ url, name }, ordinal) => ({ ordinal, buildpack: { url, name } })));
}

function buildpacksIn(ctx: Context): Buildpack[] {
  const { updates } = ctx.body;
  if (!Array.isArray(updates)) return ctx.refuse(422, 'invalid_params', 'Require params: updates.');
  return updates.map((update) => {
    const isObject = typeof update === 'object' && update !== null && !Array.isArray(update);
    return buildpackIn(ctx, isObject ? update.buildpack : null);
  });
}

export const buildpackInstallationRoutes: Route[] = [
  { method: 'GET', path, scope: 'read', handle: (ctx) => answer(ctx.app()) },
  {
    method: 'PUT',
    path,
    scope: 'write',
    handle: (ctx) => {
      const app = ctx.app('deploy');
      app.buildpacks = buildpacksIn(ctx);
      return answer(app);
    },
  },
];
