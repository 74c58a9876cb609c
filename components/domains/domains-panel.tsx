'use client';

import { useQuery } from '@tanstack/react-query';
import { QueryError } from '@/components/patterns/query-error';
import { StaleNote } from '@/components/patterns/stale-note';
import type { Status } from '@/components/patterns/status';
import { StatusMark } from '@/components/patterns/status-mark';
import { Panel, PanelHeader } from '@/components/ui/panel';
import { Skeleton } from '@/components/ui/skeleton';
import { formatPlural } from '@/lib/format';
import { domainsOptions } from '@/lib/queries/domains';
import type { DomainRow } from '@/lib/reads/domains';

/** The host names of an app and how their certificates stand. */
export function DomainsPanel({ app }: { app: string }) {
  const query = useQuery(domainsOptions(app));
  const { data, isPending } = query;
  if (query.isError && !data) return <QueryError query={query} subject="Domains" />;
  return (
    <Panel aria-labelledby="domains-title">
      <PanelHeader title="Domains" titleId="domains-title">
        {data ? <span className="text-muted">{formatPlural(data.items.length, 'domain')}</span> : null}
      </PanelHeader>
      <StaleNote query={query} />
      <ul aria-busy={isPending}>
        {isPending ? <Skeleton className="mx-4 my-2.5 h-3" /> : null}
        {data?.items.map((domain) => (
          <Domain key={domain.id} domain={domain} />
        ))}
      </ul>
    </Panel>
  );
}

function Domain({ domain }: { domain: DomainRow }) {
  const certificate = certificateOf(domain);
  return (
    <li className="flex h-8 items-center gap-3 border-row-line px-4 [&:not(:last-child)]:border-b">
      <span title={domain.hostname} className="min-w-0 flex-1 truncate">
        {domain.hostname}
      </span>
      {certificate ? (
        <span title={domain.certificateProblem ?? undefined} className="text-muted text-small">
          <StatusMark status={certificate.status} word={certificate.word} />
        </span>
      ) : null}
    </li>
  );
}

function certificateOf(domain: DomainRow): { status: Status; word: string } | null {
  if (domain.kind === 'heroku') return { status: 'succeeded', word: 'Heroku’s own' };
  if (domain.hasOwnCertificate) return { status: 'succeeded', word: 'Own certificate' };
  switch (domain.certificate) {
    case null:
      return null;
    case 'cert issued':
    case 'ok':
      return { status: 'succeeded', word: 'ACM issued' };
    case 'failed':
    case 'failing':
      return { status: 'failed', word: `ACM ${domain.certificate}` };
    default:
      return { status: 'pending', word: `ACM ${domain.certificate}` };
  }
}
