'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { ScrollText, X } from 'lucide-react';
import Link from 'next/link';
import { EmptyState } from '@/components/patterns/empty-state';
import { FilterChip } from '@/components/patterns/filter-chip';
import { ReadError } from '@/components/patterns/read-error';
import { useAddress } from '@/components/patterns/use-address';
import { Button } from '@/components/ui/button';
import { Skeleton } from '@/components/ui/skeleton';
import { auditOptions } from '@/lib/queries/audit';
import { errorOf } from '@/lib/queries/error-of';
import { routes } from '@/lib/routes';
import { oneOf } from '@/lib/rules/address';
import { AuditTable } from './audit-table';
import { ChainCheck } from './chain-check';

const kinds = ['outcome', 'intent', 'denied', 'access'] as const;
const params = { kind: oneOf(kinds) };
const words = { outcome: 'Outcomes', intent: 'Intents', denied: 'Denied', access: 'Access' };
const skeletons = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];

/** Who did what, when, and how it ended; `app` narrows it to one app. */
export function AuditPage({ app }: { app: { id: string; name: string } | null }) {
  const [{ kind }, setAddress] = useAddress(params);
  const log = useInfiniteQuery(auditOptions({ ...(app && { app: app.id }), ...(kind && { kind }) }));
  const events = log.data?.pages.flatMap((page) => page.events) ?? [];
  return (
    <div className="flex min-h-0 flex-1 flex-col bg-page">
      <header className="flex min-h-12 flex-wrap items-center gap-x-3 gap-y-2 px-4 py-2 wide:px-5">
        <h1 tabIndex={-1} className="text-title">
          Audit log
        </h1>
        {app ? (
          <Button asChild size="sm">
            <Link href={routes.audit()}>
              {app.name}
              <X aria-label="Show every app" />
            </Link>
          </Button>
        ) : null}
        <fieldset className="flex flex-1 flex-wrap gap-1.5 max-sm:order-last max-sm:basis-full">
          <legend className="sr-only">Kinds of rows</legend>
          {kinds.map((name) => (
            <FilterChip
              key={name}
              isApplied={kind === name}
              onToggle={() => setAddress({ kind: kind === name ? null : name })}
            >
              {words[name]}
            </FilterChip>
          ))}
        </fieldset>
        <div className="ml-auto">
          <ChainCheck />
        </div>
      </header>
      {log.isError && !log.data ? (
        <ReadError
          error={errorOf(log.error)}
          onRetry={() => log.refetch()}
          isRetrying={log.isFetching}
          className="m-5"
        />
      ) : null}
      <section
        aria-label="Audit log"
        aria-busy={log.isPending}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
        tabIndex={0}
        className="-outline-offset-2 relative min-h-0 flex-1 overflow-auto"
      >
        {log.isPending ? skeletons.map((name) => <Skeleton key={name} className="mx-5 my-2.5 h-3" />) : null}
        {events.length > 0 ? <AuditTable events={events} /> : null}
        {log.data && events.length === 0 ? (
          <EmptyState icon={ScrollText} title={kind || app ? 'No such rows' : 'Nothing has happened yet'}>
            {kind || app
              ? 'Try without the filter.'
              : 'Every change, its outcome and every denied attempt will stand here.'}
          </EmptyState>
        ) : null}
        {log.hasNextPage ? (
          <div className="flex justify-center p-3">
            <Button isPending={log.isFetchingNextPage} onClick={() => log.fetchNextPage()}>
              Show older rows
            </Button>
          </div>
        ) : null}
      </section>
    </div>
  );
}
