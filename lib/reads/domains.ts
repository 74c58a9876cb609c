import 'server-only';
import { z } from 'zod';
import { listDomains } from '@/lib/heroku/domains';
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
};

/** The host names of an app, its own ones before the one that Heroku gave it. */
export const domainsRead = defineRead({
  name: 'domains',
  verb: 'app:read',
  input: z.object({ app: z.uuid() }),
  priceCalls: 1,
  from: ['cache', 'heroku'],
  async run(ctx, input): Promise<Listing<DomainRow>> {
    const { caller } = await ctx.caller(input.app);
    const readAt = Date.now();
    const domains = unwrap(await listDomains(caller, input.app));
    const items = domains.map((domain) => ({
      id: domain.id,
      hostname: domain.hostname,
      kind: domain.kind,
      cname: domain.cname,
      status: domain.status,
      certificate: domain.acm_status,
      certificateProblem: domain.acm_status_reason,
      hasOwnCertificate: domain.sni_endpoint !== null && domain.acm_status === null,
    }));
    const isGiven = (row: DomainRow) => Number(row.kind === 'heroku');
    return { items: items.sort((a, b) => isGiven(a) - isGiven(b) || a.hostname.localeCompare(b.hostname)), readAt };
  },
});
