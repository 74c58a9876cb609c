import 'server-only';
import { z } from 'zod';
import type { CertificatePart } from '@/lib/fleet/entry';
import { getFleet } from '@/lib/fleet/fleet';
import { applyHostnames } from '@/lib/fleet/model';
import { listDomains } from '@/lib/heroku/domains';
import type { Domain } from '@/lib/heroku/schema';
import { unwrap } from '@/lib/result';
import type { Listing } from './listing';
import { defineRead } from './read';

/** One host name of an app; `cname` is where its DNS record must point. */
export type DomainRow = {
  id: string;
  hostname: string;
  kind: string | null;
  cname: string | null;
  status: string | null;
  certificate: string | null;
  certificateProblem: string | null;
  /** Whether a certificate of its own, rather than an automated one, serves it. */
  hasOwnCertificate: boolean;
  /** When its certificate ends (ms), as the daily reading of certificates found; null where that is not known. */
  endsAt: number | null;
};

/** The host names of an app, its own ones before the one that Heroku gave it. */
export const domainsRead = defineRead({
  name: 'domains',
  verb: 'app:read',
  input: z.object({ app: z.uuid() }),
  priceCalls: 1,
  from: ['snapshot', 'cache', 'heroku'],
  async run(ctx, input): Promise<Listing<DomainRow>> {
    const { caller } = await ctx.caller(input.app);
    const readAt = Date.now();
    const domains = unwrap(await listDomains(caller, input.app));
    const hostnames = domains.map(({ hostname }) => hostname);
    await applyHostnames(input.app, hostnames, readAt);
    const certificates = (await getFleet()).get(input.app)?.certificates?.value ?? [];
    const items = domains.map((domain) => ({
      id: domain.id,
      hostname: domain.hostname,
      kind: domain.kind,
      cname: domain.cname,
      status: domain.status,
      certificate: domain.acm_status,
      certificateProblem: domain.acm_status_reason,
      hasOwnCertificate: domain.sni_endpoint !== null && domain.acm_status === null,
      endsAt: endOf(domain, certificates),
    }));
    const isGiven = (row: DomainRow) => Number(row.kind === 'heroku');
    return { items: items.sort((a, b) => isGiven(a) - isGiven(b) || a.hostname.localeCompare(b.hostname)), readAt };
  },
});

function endOf(
  { hostname, sni_endpoint }: Pick<Domain, 'hostname' | 'sni_endpoint'>,
  certificates: readonly CertificatePart[],
): number | null {
  const own = certificates.find(({ endpoint }) => endpoint !== null && endpoint === sni_endpoint?.name);
  return (own ?? certificates.find(({ host }) => host === hostname))?.endsAt ?? null;
}
