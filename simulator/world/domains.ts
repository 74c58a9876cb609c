import type { World } from '@/simulator/engine/world';
import type { App, Domain, SniEndpoint } from '@/simulator/model';
import { dayMs, hourMs } from './ages';
import type { AppPlan, DomainPlan } from './app-plan';
import { Random } from './random';

const acmLifeDays = 90;
const ownLifeDays = 397;
const words = ['aqueous', 'concrete', 'floral', 'hidden', 'ovine', 'polar', 'rugged', 'serene', 'tranquil', 'woven'];
const things = ['badger', 'canyon', 'dolphin', 'fern', 'harbor', 'lagoon', 'meadow', 'orchid', 'plateau', 'thicket'];

function chainOf(random: Random): string {
  const line = () => random.token(64);
  const body = Array.from({ length: 12 }, line).join('\n');
  return `-----BEGIN CERTIFICATE-----\n${body}\n-----END CERTIFICATE-----\n`;
}

function addCertificate(
  world: World,
  app: App,
  hostnames: string[],
  isAcm: boolean,
  expiresInDays: number,
): SniEndpoint {
  const key = `certificate:${app.name}:${isAcm ? 'acm' : hostnames[0]}`;
  const random = new Random(`${world.seed}:${key}`);
  const expiresAtMs = world.now() + expiresInDays * dayMs + 2 * hourMs;
  const startsAtMs = expiresAtMs - (isAcm ? acmLifeDays : ownLifeDays) * dayMs;
  const endpoint: SniEndpoint = {
    id: world.uuid(key),
    name: `${random.pick(things)}-${random.int(10_000, 99_999)}`,
    displayName: null,
    certificateChain: chainOf(random),
    certificate: {
      id: world.uuid(`${key}:certificate`),
      acm: isAcm,
      caSigned: true,
      selfSigned: false,
      domains: hostnames,
      issuer: isAcm
        ? "/C=US/O=Let's Encrypt/CN=R11"
        : '/C=US/O=DigiCert Inc/CN=DigiCert Global G2 TLS RSA SHA256 2020 CA1',
      subject: `/CN=${hostnames[0]}`,
      startsAtMs,
      expiresAtMs,
    },
    createdAtMs: Math.max(startsAtMs, app.createdAtMs),
    updatedAtMs: Math.max(startsAtMs, app.createdAtMs),
  };
  app.sniEndpoints.set(endpoint.id, endpoint);
  return endpoint;
}

function customDomain(world: World, app: App, plan: DomainPlan, endpoint: SniEndpoint | null): Domain {
  const random = new Random(`${world.seed}:domain:${plan.hostname}`);
  const createdAtMs = Math.max(app.createdAtMs, world.now() - random.int(2, 700) * dayMs);
  const isAcm = plan.certificate === 'acm';
  const isFailing = plan.certificate === 'none';
  return {
    id: world.uuid(`domain:${app.name}:${plan.hostname}`),
    hostname: plan.hostname,
    kind: 'custom',
    cname: `${random.pick(words)}-${random.pick(things)}-${random.token(26).toLowerCase()}.herokudns.com`,
    status: 'succeeded',
    acmStatus: isAcm ? 'cert issued' : isFailing && app.acm ? 'failing' : null,
    acmStatusReason: isFailing && app.acm ? 'CDN not returning HTTP challenge' : null,
    sniEndpointId: endpoint?.id ?? null,
    createdAtMs,
    updatedAtMs: createdAtMs,
  };
}

/** Gives an app its default domain, and the custom ones of its plan with their certificates. */
export function addDomains(world: World, app: App, plan: AppPlan): void {
  const times = { createdAtMs: app.createdAtMs, updatedAtMs: app.createdAtMs };
  const id = world.uuid(`domain:${app.name}:default`);
  app.domains.set(id, {
    id,
    hostname: app.webHost,
    kind: 'heroku',
    cname: null,
    status: 'none',
    acmStatus: null,
    acmStatusReason: null,
    sniEndpointId: null,
    ...times,
  });
  const custom = plan.domains ?? [];
  const managed = custom.filter(({ certificate }) => certificate === 'acm');
  app.acm = managed.length > 0;
  const soonest = Math.min(...managed.map(({ expiresInDays }) => expiresInDays));
  const names = managed.map(({ hostname }) => hostname);
  const shared = managed.length > 0 ? addCertificate(world, app, names, true, soonest) : null;
  for (const row of custom) {
    const own = row.certificate === 'own' ? addCertificate(world, app, [row.hostname], false, row.expiresInDays) : null;
    const domain = customDomain(world, app, row, row.certificate === 'acm' ? shared : own);
    app.domains.set(domain.id, domain);
  }
}
