import type { App, Buildpack } from '@/simulator/model';
import { type Context, one, type Route } from '@/simulator/route';
import { referenceIn } from './input';

const path = '/apps/:app/buildpack-installations';
const officialPrefix = 'urn:buildpack:';

function answer(app: App) {
  return one(app.buildpacks.map(({ url, name }, ordinal) => ({ ordinal, buildpack: { url, name } })));
}

function buildpacksIn(ctx: Context): Buildpack[] {
  const { updates } = ctx.body;
  if (!Array.isArray(updates)) return ctx.refuse(422, 'invalid_params', 'Require params: updates.');
  return updates.map((update) => {
    const isObject = typeof update === 'object' && update !== null && !Array.isArray(update);
    const named = isObject ? referenceIn(update.buildpack) : null;
    if (named === null) return ctx.refuse(422, 'invalid_params', 'Require params: buildpack.');
    if (named.startsWith(officialPrefix)) return { url: named, name: named.slice(officialPrefix.length) };
    return { url: named.includes('://') ? named : `${officialPrefix}${named}`, name: named };
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
