import { cancelBuild, startBuild } from '@/simulator/engine/builds';
import type { App, Build } from '@/simulator/model';
import { type Context, list, one, type Route, type SortKeys } from '@/simulator/route';
import { serialiseBuild } from '@/simulator/serialise/build';
import { stamp } from '@/simulator/serialise/stamp';
import { buildpackIn } from './buildpack-in';
import { streamBase } from './stream-base';

const sort: SortKeys<Build> = { id: (row) => row.id, started_at: (row) => stamp(row.createdAtMs) };

function namedBuild(ctx: Context, app: App): Build {
  const build = app.builds.get().find((row) => row.id === ctx.param('build'));
  return build ?? ctx.refuse(404, 'not_found', "Couldn't find that build.", { resource: 'build' });
}

function answer(ctx: Context, app: App, build: Build, status = 200) {
  return one(serialiseBuild(app, build, streamBase(ctx), ctx.variant), status);
}

function create(ctx: Context, app: App): Build {
  const { source_blob: blob, buildpacks } = ctx.body;
  if (typeof blob !== 'object' || blob === null || Array.isArray(blob) || typeof blob.url !== 'string') {
    return ctx.refuse(422, 'invalid_params', 'Require params: source_blob.');
  }
  if (!URL.canParse(blob.url)) ctx.refuse(422, 'invalid_params', 'source_blob.url must be a URL.');
  const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : null);
  return startBuild(ctx.world, app, {
    account: ctx.account,
    url: blob.url,
    version: text(blob.version),
    description: text(blob.version_description),
    checksum: text(blob.checksum),
    ...(Array.isArray(buildpacks) ? { buildpacks: buildpacks.map((row) => buildpackIn(ctx, row)) } : {}),
  });
}

export const buildRoutes: Route[] = [
  {
    method: 'GET',
    path: '/apps/:app/builds',
    scope: 'read',
    handle: (ctx) => {
      const app = ctx.app();
      return list(app.builds.get(), sort, (row) => serialiseBuild(app, row, streamBase(ctx), ctx.variant));
    },
  },
  {
    method: 'POST',
    path: '/apps/:app/builds',
    scope: 'write',
    handle: (ctx) => {
      const app = ctx.app('deploy');
      return answer(ctx, app, create(ctx, app), 201);
    },
  },
  {
    method: 'GET',
    path: '/apps/:app/builds/:build',
    scope: 'read',
    handle: (ctx) => {
      const app = ctx.app();
      return answer(ctx, app, namedBuild(ctx, app));
    },
  },
  {
    method: 'DELETE',
    path: '/apps/:app/builds/:build',
    scope: 'write',
    handle: (ctx) => {
      const app = ctx.app('deploy');
      const build = namedBuild(ctx, app);
      cancelBuild(ctx.world, app, build);
      return answer(ctx, app, build);
    },
  },
  {
    method: 'DELETE',
    path: '/apps/:app/build-cache',
    scope: 'write',
    handle: (ctx) => {
      ctx.app('deploy');
      return one({}, 202);
    },
  },
];
