'use client';

import { useQuery } from '@tanstack/react-query';
import { QueryError } from '@/components/patterns/query-error';
import { ReadAge } from '@/components/patterns/read-age';
import { StaleNote } from '@/components/patterns/stale-note';
import type { Status } from '@/components/patterns/status';
import { StatusMark } from '@/components/patterns/status-mark';
import { useMinute } from '@/components/patterns/use-minute';
import { When } from '@/components/patterns/when';
import { cn } from '@/components/ui/cn';
import { Panel, PanelHeader } from '@/components/ui/panel';
import { Skeleton } from '@/components/ui/skeleton';
import { formatPlural } from '@/lib/format';
import { domainsOptions } from '@/lib/queries/domains';
import type { DomainRow } from '@/lib/reads/domains';

/** Long enough to see to a certificate of one's own; an automated one is renewed earlier. */
const endsSoonMs = 30 * 24 * 3_600_000;

/** The host names of an app and how their certificates stand. */
export function DomainsPanel({ app }: { app: string }) {
  const query = useQuery(domainsOptions(app));
  const { data, isPending } = query;
  if (query.isError && !data) return <QueryError query={query} subject="Domains" />;
  const isDated = data?.items.some(({ endsAt }) => endsAt !== null) ?? false;
  return (
    <Panel aria-labelledby="domains-title">
      <PanelHeader title="Domains" titleId="domains-title">
        {data ? (
          <>
            <ReadAge at={data.readAt} />
            <span className="text-muted">{formatPlural(data.items.length, 'domain')}</span>
          </>
        ) : null}
      </PanelHeader>
      <StaleNote query={query} />
      <ul aria-busy={isPending}>
        {isPending ? <Skeleton className="mx-4 my-2.5 h-3" /> : null}
        {data?.items.map((domain) => (
          <Domain key={domain.id} domain={domain} isDated={isDated} />
        ))}
      </ul>
    </Panel>
  );
}

function Domain({ domain, isDated }: { domain: DomainRow; isDated: boolean }) {
  const certificate = certificateOf(domain);
  const isEnding = useMinute() > (domain.endsAt ?? Number.POSITIVE_INFINITY) - endsSoonMs;
  return (
    <li className="flex h-8 items-center gap-3 border-row-line px-4 [&:not(:last-child)]:border-b">
      <span title={domain.hostname} className="min-w-0 flex-1 truncate">
        {domain.hostname}
      </span>
      {certificate ? (
        <span title={domain.certificateProblem ?? undefined} className="text-muted text-small">
          <StatusMark status={isEnding ? 'warning' : certificate.status} word={certificate.word} />
        </span>
      ) : null}
      {isDated ? (
        <span className={cn('w-18 text-right text-small', isEnding ? 'text-warning' : 'text-subtle')}>
          {domain.endsAt === null ? null : <When at={domain.endsAt} form="sentence" />}
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
