import type { App, Domain } from '@/simulator/model';
import { type Context, list, one, type Route, type SortKeys } from '@/simulator/route';
import { serialiseDomain } from '@/simulator/serialise/domain';
import { referenceIn, textIn } from './input';

const sort: SortKeys<Domain> = { id: (row) => row.id, hostname: (row) => row.hostname };
const mostDomains = 1000;
const resolvingMs = 30_000;
const hostnamePattern = /^(\*\.)?([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/;
const cnameWords = ['hidden-meadow', 'silent-harbor', 'polar-thicket', 'graceful-lagoon', 'elliptical-cedar'];

function namedDomain(ctx: Context, app: App): Domain {
  const named = ctx.param('domain');
  const domain = app.domains.get(named) ?? [...app.domains.values()].find((row) => row.hostname === named);
  return domain ?? ctx.refuse(404, 'not_found', "Couldn't find that domain.", { resource: 'domain' });
}

function endpointIn(ctx: Context, app: App): string | null {
  const reference = referenceIn(ctx.body.sni_endpoint);
  if (reference === null) return null;
  const endpoint = [...app.sniEndpoints.values()].find((row) => row.id === reference || row.name === reference);
  if (endpoint) return endpoint.id;
  return ctx.refuse(404, 'not_found', "Couldn't find that SNI endpoint.", { resource: 'sni_endpoint' });
}

function tell(ctx: Context, app: App, action: 'create' | 'destroy', domain: Domain): void {
  const data = serialiseDomain(app, domain);
  ctx.world.happenings.tell({ kind: 'resource', include: 'api:domain', action, app, data });
}

function create(ctx: Context, app: App): Domain {
  const hostname = textIn(ctx, 'hostname') ?? ctx.refuse(422, 'invalid_params', 'Require params: hostname.');
  if (!hostnamePattern.test(hostname)) ctx.refuse(422, 'invalid_params', `${hostname} is not a valid hostname.`);
  const sniEndpointId = endpointIn(ctx, app);
  for (const other of ctx.world.apps) {
    const isTaken = [...other.domains.values()].some((row) => row.hostname === hostname);
    if (isTaken) {
      const whose = other.id === app.id ? 'this app' : 'another app';
      ctx.refuse(422, 'invalid_params', `${hostname} is currently in use by ${whose}.`);
    }
  }
  if (app.domains.size >= mostDomains) {
    ctx.refuse(422, 'invalid_params', `An app can have at most ${mostDomains} domains.`, { limit: mostDomains });
  }
  const id = ctx.world.newId();
  const words = cnameWords[Math.floor(ctx.world.random() * cnameWords.length)] ?? 'quiet-harbor';
  const domain: Domain = {
    id,
    hostname,
    kind: 'custom',
    cname: `${words}-${id.replaceAll('-', '').slice(0, 26)}.herokudns.com`,
    status: 'pending',
    acmStatus: app.acm ? 'in-progress' : null,
    acmStatusReason: null,
    sniEndpointId,
    createdAtMs: ctx.now,
    updatedAtMs: ctx.now,
  };
  app.domains.set(id, domain);
  tell(ctx, app, 'create', domain);
  ctx.world.after(resolvingMs, () => {
    domain.status = 'succeeded';
    if (domain.acmStatus === 'in-progress') domain.acmStatus = 'cert issued';
    domain.updatedAtMs = ctx.world.now();
  });
  return domain;
}

export const domainRoutes: Route[] = [
  {
    method: 'GET',
    path: '/apps/:app/domains',
    scope: 'read',
    handle: (ctx) => {
      const app = ctx.app();
      return list(app.domains.values(), sort, (row) => serialiseDomain(app, row));
    },
  },
  {
    method: 'GET',
    path: '/apps/:app/domains/:domain',
    scope: 'read',
    handle: (ctx) => {
      const app = ctx.app();
      return one(serialiseDomain(app, namedDomain(ctx, app)));
    },
  },
  {
    method: 'POST',
    path: '/apps/:app/domains',
    scope: 'write',
    handle: (ctx) => {
      const app = ctx.app('operate');
      return one(serialiseDomain(app, create(ctx, app)), 201);
    },
  },
  {
    method: 'PATCH',
    path: '/apps/:app/domains/:domain',
    scope: 'write',
    handle: (ctx) => {
      const app = ctx.app('operate');
      const domain = namedDomain(ctx, app);
      domain.sniEndpointId = endpointIn(ctx, app);
      domain.updatedAtMs = ctx.now;
      return one(serialiseDomain(app, domain));
    },
  },
  {
    method: 'DELETE',
    path: '/apps/:app/domains/:domain',
    scope: 'write',
    handle: (ctx) => {
      const app = ctx.app('operate');
      const domain = namedDomain(ctx, app);
      if (domain.kind === 'heroku') ctx.refuse(422, 'invalid_params', 'The default domain cannot be removed.');
      app.domains.delete(domain.id);
      tell(ctx, app, 'destroy', domain);
      return one(serialiseDomain(app, domain));
    },
  },
];
