'use client';

import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Rocket, SearchX } from 'lucide-react';
import { EmptyState } from '@/components/patterns/empty-state';
import { ExactTime } from '@/components/patterns/exact-time';
import { QueryError } from '@/components/patterns/query-error';
import { useIsLive } from '@/components/patterns/rendered-at';
import { StaleNote } from '@/components/patterns/stale-note';
import { useAddress } from '@/components/patterns/use-address';
import { useMinute } from '@/components/patterns/use-minute';
import { useRefetchOn } from '@/components/patterns/use-refetch-on';
import { Button } from '@/components/ui/button';
import { Skeleton } from '@/components/ui/skeleton';
import { fleetRowsOptions } from '@/lib/queries/fleet';
import { keys } from '@/lib/queries/keys';
import { releasesEverywhereOptions, releasesFilterOf } from '@/lib/queries/releases-everywhere';
import { words } from '@/lib/rules/address';
import { daysOf } from './days';
import { LogFilters } from './log-filters';
import { LogList } from './log-list';
import { LogTable } from './log-table';
import { releaseNews } from './release-news';
import { useSettled } from './use-settled';

const params = { q: words, stage: words, team: words, by: words, status: words };
const skeletons = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];

/** What was released anywhere, newest first, as far as the console has seen it; it costs no call. */
export function ReleasesPage() {
  const [values, setValues] = useAddress(params);
  const filter = releasesFilterOf({ ...values, q: useSettled(values.q) });
  const log = useInfiniteQuery(releasesEverywhereOptions(filter));
  const { data: fleet } = useQuery(fleetRowsOptions());
  const nowMs = useMinute();
  const isLive = useIsLive();
  useRefetchOn(fleet ? releaseNews(fleet.rows) : null, keys.allReleases);
  const releases = log.data?.pages.flatMap(({ items }) => items) ?? [];
  const days = daysOf(releases, { nowMs, timeZone: isLive ? undefined : 'UTC' });
  const known = log.data?.pages[0]?.log ?? null;
  const isFiltered = Object.keys(filter).length > 0;
  const clear = () => setValues({ q: null, stage: null, team: null, by: null, status: null });
  return (
    <div className="flex min-h-0 flex-1 flex-col bg-page">
      <header className="flex h-12 shrink-0 items-center gap-3 px-4 wide:px-5">
        <h1 className="text-title">Releases</h1>
        {known?.sinceAt ? (
          <p className="truncate text-small text-subtle">
            Known since <ExactTime at={known.sinceAt} />
          </p>
        ) : null}
      </header>
      <LogFilters
        values={values}
        rows={fleet?.rows ?? []}
        people={known?.people ?? []}
        onChange={(change) => setValues(change)}
        onClear={clear}
      />
      {log.isError && !log.data ? <QueryError query={log} subject="The releases" /> : null}
      <StaleNote query={{ ...log, data: log.data && { readAt: log.dataUpdatedAt } }} />
      <section
        aria-label="Releases"
        aria-busy={log.isFetching}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
        tabIndex={0}
        className="-outline-offset-2 relative min-h-0 flex-1 overflow-y-auto border-t"
      >
        {log.isPending ? skeletons.map((name) => <Skeleton key={name} className="mx-5 my-2.5 h-3" />) : null}
        {days.length > 0 ? (
          <>
            <LogTable days={days} />
            <LogList days={days} />
          </>
        ) : null}
        {log.data && releases.length === 0 ? <NothingReleased isFiltered={isFiltered} onClear={clear} /> : null}
        {log.hasNextPage ? (
          <div className="flex justify-center p-3">
            <Button isPending={log.isFetchingNextPage} onClick={() => log.fetchNextPage()}>
              Show older releases
            </Button>
          </div>
        ) : null}
        {releases.length > 0 && !log.hasNextPage ? (
          <p className="px-5 py-4 text-center text-small text-subtle">
            That is all that was seen so far. Older releases are on each app’s page.
          </p>
        ) : null}
      </section>
    </div>
  );
}

function NothingReleased({ isFiltered, onClear }: { isFiltered: boolean; onClear(): void }) {
  if (isFiltered) {
    return (
      <EmptyState icon={SearchX} title="No release matches" action={<Button onClick={onClear}>Clear filters</Button>}>
        Of what was seen so far, every release is filtered out.
      </EmptyState>
    );
  }
  return (
    <EmptyState icon={Rocket} title="No release was seen yet">
      Each release of an app within your reach will stand here as soon as it is read. Earlier ones are on each app’s
      page.
    </EmptyState>
  );
}
