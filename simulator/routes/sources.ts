import { type Context, one, type Route, raw } from '@/simulator/route';
import { uploadUrl } from './stream-base';

const unsigned =
  '<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>SignatureDoesNotMatch</Code><Message>The request signature ' +
  'does not match. An upload carries no Content-Type.</Message></Error>';

function create(ctx: Context) {
  const id = ctx.world.newId();
  const url = uploadUrl(ctx, id);
  const times = { createdAtMs: ctx.now, updatedAtMs: ctx.now };
  ctx.world.sources.add({ id, url, bytes: null, ...times });
  return one({ source_blob: { get_url: url, put_url: url } }, 201);
}

function named(ctx: Context) {
  const source = ctx.world.sources.get(ctx.param('source').replace(/\.tgz$/, ''));
  return source ?? ctx.refuse(404, 'not_found', "Couldn't find that source.", { resource: 'source' });
}

const path = '/streams/:world/sources/:source';
const shared = { scope: null, isFree: true, isStream: true } as const;

/** Where source code and slugs are put; whoever has the address may read and write it, as on the platform. */
export const sourceRoutes: Route[] = [
  { method: 'POST', path: '/sources', scope: 'write', handle: create },
  {
    method: 'POST',
    path: '/apps/:app/sources',
    scope: 'write',
    handle: (ctx) => {
      ctx.app('deploy');
      return create(ctx);
    },
  },
  {
    method: 'PUT',
    path,
    ...shared,
    handle: (ctx) => {
      const source = named(ctx);
      if (ctx.headers['content-type']) return raw('application/xml', unsigned, 403);
      source.bytes = ctx.bytes;
      source.updatedAtMs = ctx.now;
      const slug = ctx.world.uploadedSlugs.get(source.id);
      if (slug) slug.sizeBytes = ctx.bytes.length;
      return raw('text/plain', '');
    },
  },
  {
    method: 'GET',
    path,
    ...shared,
    handle: (ctx) => {
      const { bytes } = named(ctx);
      if (!bytes) return ctx.refuse(404, 'not_found', "Couldn't find that source.", { resource: 'source' });
      return raw('application/gzip', bytes);
    },
  },
];
