import { findStack } from '@/simulator/catalogue/stacks';
import { findSlugOf } from '@/simulator/engine/slugs';
import type { App, Slug } from '@/simulator/model';
import { type Context, one, type Route } from '@/simulator/route';
import { serialiseSlug } from '@/simulator/serialise/slug';
import { referenceIn, textIn } from './input';
import { uploadUrl } from './stream-base';

function processTypesIn(ctx: Context): Record<string, string> {
  const value = ctx.body.process_types;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return ctx.refuse(422, 'invalid_params', 'Require params: process_types.');
  }
  const commands = Object.entries(value).filter((pair): pair is [string, string] => typeof pair[1] === 'string');
  return Object.fromEntries(commands);
}

function slugIn(ctx: Context, app: App): Slug {
  const stackName = referenceIn(ctx.body.stack) ?? app.buildStack;
  const stack = findStack(stackName);
  if (!stack) return ctx.refuse(422, 'invalid_params', `Couldn't find that stack (${stackName}).`);
  return {
    id: ctx.world.newId(),
    commit: textIn(ctx, 'commit'),
    commitDescription: textIn(ctx, 'commit_description'),
    checksum: textIn(ctx, 'checksum'),
    buildpackDescription: textIn(ctx, 'buildpack_provided_description'),
    processTypes: processTypesIn(ctx),
    sizeBytes: null,
    stack: stack.name,
    deletedAtMs: null,
    createdAtMs: ctx.now,
    updatedAtMs: ctx.now,
  };
}

export const slugRoutes: Route[] = [
  {
    method: 'GET',
    path: '/apps/:app/slugs/:slug',
    scope: 'read',
    handle: (ctx) => {
      const slug = findSlugOf(ctx.world, ctx.app(), ctx.param('slug'));
      if (!slug) return ctx.refuse(404, 'not_found', "Couldn't find that slug.", { resource: 'slug' });
      return one(serialiseSlug(slug, { method: 'get', url: uploadUrl(ctx, slug.id) }));
    },
  },
  {
    method: 'POST',
    path: '/apps/:app/slugs',
    scope: 'write',
    handle: (ctx) => {
      const app = ctx.app('deploy');
      const slug = slugIn(ctx, app);
      ctx.world.uploadedSlugs.add({ ...slug, appId: app.id });
      const url = uploadUrl(ctx, slug.id);
      const times = { createdAtMs: ctx.now, updatedAtMs: ctx.now };
      ctx.world.sources.add({ id: slug.id, url, bytes: null, ...times });
      return one(serialiseSlug(slug, { method: 'put', url }), 201);
    },
  },
];
