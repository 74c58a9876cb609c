import { currentRelease } from '@/simulator/engine/current-release';
import { createRelease, findRelease, rollBack } from '@/simulator/engine/releases';
import { findSlug } from '@/simulator/engine/slugs';
import type { App, Release } from '@/simulator/model';
import { type Context, list, one, type Route, type SortKeys } from '@/simulator/route';
import { type ReleaseOptions, serialiseRelease } from '@/simulator/serialise/release';
import { referenceIn, requireReference, textIn } from './input';
import { streamBase } from './stream-base';

const sort: SortKeys<Release> = { id: (row) => row.id, version: (row) => row.version };

function findNamed(ctx: Context, app: App): Release {
  const release = findRelease(app, ctx.param('release'));
  return release ?? ctx.refuse(404, 'not_found', "Couldn't find that release.", { resource: 'release' });
}

function optionsFor(ctx: Context, app: App): ReleaseOptions {
  return { currentId: currentRelease(app)?.id ?? null, streams: streamBase(ctx), variant: ctx.variant };
}

function answer(ctx: Context, app: App, release: Release, status = 200) {
  return one(serialiseRelease(app, release, optionsFor(ctx, app)), status);
}

function releaseSlug(ctx: Context, app: App): Release {
  const slug = findSlug(ctx.world, ctx.account, app, requireReference(ctx, 'slug'));
  if (!slug) return ctx.refuse(404, 'not_found', "Couldn't find that slug.", { resource: 'slug' });
  const description = textIn(ctx, 'description') ?? `Deploy ${slug.commit?.slice(0, 8) ?? slug.id.slice(0, 8)}`;
  return createRelease(ctx.world, app, { account: ctx.account, description, slug });
}

export const releaseRoutes: Route[] = [
  {
    method: 'GET',
    path: '/apps/:app/releases',
    scope: 'read-protected',
    handle: (ctx) => {
      const app = ctx.app();
      const options = optionsFor(ctx, app);
      return list(app.releases.get(), sort, (row) => serialiseRelease(app, row, options));
    },
  },
  {
    method: 'GET',
    path: '/apps/:app/releases/:release',
    scope: 'read-protected',
    handle: (ctx) => {
      const app = ctx.app();
      return answer(ctx, app, findNamed(ctx, app));
    },
  },
  {
    method: 'POST',
    path: '/apps/:app/releases',
    scope: 'write-protected',
    handle: (ctx) => {
      const app = ctx.app('deploy');
      const target = referenceIn(ctx.body.release);
      const release = target === null ? releaseSlug(ctx, app) : rollBack(ctx.world, app, target, ctx.account);
      return answer(ctx, app, release, 201);
    },
  },
  {
    method: 'GET',
    path: '/apps/:app/releases/:release/config-vars',
    scope: 'read-protected',
    handle: (ctx) => one({ ...findNamed(ctx, ctx.app('deploy')).config }),
  },
];
