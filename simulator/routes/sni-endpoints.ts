import { X509Certificate } from 'node:crypto';
import type { App, SniEndpoint } from '@/simulator/model';
import { type Context, list, one, type Route } from '@/simulator/route';
import { serialiseSniEndpoint } from '@/simulator/serialise/sni-endpoint';
import { textIn } from './input';
import { byIdOrName } from './sort';

function namedEndpoint(ctx: Context, app: App): SniEndpoint {
  const named = ctx.param('endpoint');
  const endpoint = app.sniEndpoints.get(named) ?? [...app.sniEndpoints.values()].find((row) => row.name === named);
  return endpoint ?? ctx.refuse(404, 'not_found', "Couldn't find that SNI endpoint.", { resource: 'sni_endpoint' });
}

function certificateIn(ctx: Context): Pick<SniEndpoint, 'certificate' | 'certificateChain'> {
  const chain = textIn(ctx, 'certificate_chain') ?? '';
  if (chain === '' || textIn(ctx, 'private_key') === null) {
    ctx.refuse(422, 'invalid_params', 'Require params: certificate_chain, private_key.');
  }
  const parsed = parse(chain) ?? ctx.refuse(422, 'invalid_params', 'No certificate found in the certificate chain.');
  const names = (parsed.subjectAltName ?? '').split(', ').map((name) => name.replace(/^DNS:/, ''));
  const isSelfSigned = parsed.issuer === parsed.subject;
  return {
    certificateChain: chain,
    certificate: {
      id: ctx.world.newId(),
      acm: false,
      caSigned: !isSelfSigned,
      selfSigned: isSelfSigned,
      domains: names.filter((name) => name !== ''),
      issuer: `/${parsed.issuer.replaceAll('\n', '/')}`,
      subject: `/${parsed.subject.replaceAll('\n', '/')}`,
      startsAtMs: Date.parse(parsed.validFrom),
      expiresAtMs: Date.parse(parsed.validTo),
    },
  };
}

function parse(chain: string): X509Certificate | null {
  try {
    return new X509Certificate(chain);
  } catch {
    return null;
  }
}

function tell(ctx: Context, app: App, action: 'create' | 'update' | 'destroy', endpoint: SniEndpoint): void {
  const data = serialiseSniEndpoint(app, endpoint);
  ctx.world.happenings.tell({ kind: 'resource', include: 'api:sni-endpoint', action, app, data });
}

function create(ctx: Context, app: App): SniEndpoint {
  const parts = certificateIn(ctx);
  const id = ctx.world.newId();
  const endpoint: SniEndpoint = {
    ...parts,
    id,
    name: `sni-${id.replaceAll('-', '').slice(0, 12)}`,
    displayName: null,
    createdAtMs: ctx.now,
    updatedAtMs: ctx.now,
  };
  app.sniEndpoints.set(id, endpoint);
  tell(ctx, app, 'create', endpoint);
  return endpoint;
}

export const sniEndpointRoutes: Route[] = [
  {
    method: 'GET',
    path: '/apps/:app/sni-endpoints',
    scope: 'read',
    handle: (ctx) => {
      const app = ctx.app();
      return list(app.sniEndpoints.values(), byIdOrName, (row) => serialiseSniEndpoint(app, row));
    },
  },
  {
    method: 'POST',
    path: '/apps/:app/sni-endpoints',
    scope: 'write',
    handle: (ctx) => {
      const app = ctx.app('operate');
      return one(serialiseSniEndpoint(app, create(ctx, app)), 201);
    },
  },
  {
    method: 'GET',
    path: '/apps/:app/sni-endpoints/:endpoint',
    scope: 'read',
    handle: (ctx) => {
      const app = ctx.app();
      return one(serialiseSniEndpoint(app, namedEndpoint(ctx, app)));
    },
  },
  {
    method: 'PATCH',
    path: '/apps/:app/sni-endpoints/:endpoint',
    scope: 'write',
    handle: (ctx) => {
      const app = ctx.app('operate');
      const endpoint = Object.assign(namedEndpoint(ctx, app), certificateIn(ctx), { updatedAtMs: ctx.now });
      tell(ctx, app, 'update', endpoint);
      return one(serialiseSniEndpoint(app, endpoint));
    },
  },
  {
    method: 'DELETE',
    path: '/apps/:app/sni-endpoints/:endpoint',
    scope: 'write',
    handle: (ctx) => {
      const app = ctx.app('operate');
      const endpoint = namedEndpoint(ctx, app);
      tell(ctx, app, 'destroy', endpoint);
      const last = one(serialiseSniEndpoint(app, endpoint));
      for (const domain of app.domains.values()) {
        if (domain.sniEndpointId === endpoint.id) domain.sniEndpointId = null;
      }
      app.sniEndpoints.delete(endpoint.id);
      return last;
    },
  },
];
