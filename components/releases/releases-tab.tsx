'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { Rocket, SearchX } from 'lucide-react';
import { EmptyState } from '@/components/patterns/empty-state';
import { PriceTag } from '@/components/patterns/price-tag';
import { QueryError } from '@/components/patterns/query-error';
import { StaleNote } from '@/components/patterns/stale-note';
import { useAddress } from '@/components/patterns/use-address';
import { Button } from '@/components/ui/button';
import { onDemand } from '@/components/ui/on-demand';
import { Skeleton } from '@/components/ui/skeleton';
import type { FleetRow } from '@/lib/fleet/rows';
import { releaseHistoryOptions } from '@/lib/queries/release-history';
import type { ReleaseRow } from '@/lib/reads/release-row';
import { type Activity, activities } from '@/lib/rules/active-for';
import { oneOf, text, wholeNumber, wholeNumbers } from '@/lib/rules/address';
import { filterReleases, releaseFilters } from '@/lib/rules/release-filter';
import { bestTarget } from '@/lib/rules/rollback';
import { HistoryFigures } from './history-figures';
import { HistoryFilters } from './history-filters';
import { HistoryList } from './history-list';
import { HistoryTable } from './history-table';

const XraySheet = onDemand(() => import('./xray-sheet').then((module) => module.XraySheet));

const CompareSheet = onDemand(() => import('./compare-sheet').then((module) => module.CompareSheet));
const OutputSheet = onDemand(() => import('./output-sheet').then((module) => module.OutputSheet));

const params = {
  kind: oneOf(releaseFilters),
  by: text,
  /** A version, or `best`: the release to offer first. */
  rollBack: text,
  compare: wholeNumbers,
  output: wholeNumber,
};

/** One sheet at a time. */
const closed = { rollBack: null, compare: null, output: null };

/** The whole history of an app, and what can be begun from it. */
export function ReleasesTab({ row, rollBackReason }: { row: FleetRow; rollBackReason: string | null }) {
  const [{ kind, by, rollBack, compare, output }, setLook] = useAddress(params);
  const history = useInfiniteQuery(releaseHistoryOptions(row.id));
  const releases = history.data?.pages.flatMap(({ items }) => items) ?? [];
  const shown = filterReleases(releases, { kind, by });
  const active = activities(releases);
  const now = releases.find(({ isCurrent }) => isCurrent)?.version ?? null;
  const target = targetOf(rollBack, releases, active);
  const compared = compare?.length === 2 && compare.every((version) => releases.some((one) => one.version === version));
  const acts = {
    rollBackReason,
    onRollBack: (version: number) => setLook({ ...closed, rollBack: String(version) }),
    onCompare: (version: number) => {
      const before = releases.find((one) => one.version < version)?.version ?? version;
      setLook({ ...closed, compare: [before, version] });
    },
    onOutput: (version: number) => setLook({ ...closed, output: version }),
  };
  const close = () => setLook(closed);
  const empty =
    releases.length > 0 ? (
      <EmptyState
        icon={SearchX}
        title="No release matches"
        action={<Button onClick={() => setLook({ kind: null, by: null })}>Clear filters</Button>}
      >
        Every release is filtered out.
      </EmptyState>
    ) : (
      <EmptyState icon={Rocket} title="No releases yet">
        The first deploy makes one.
      </EmptyState>
    );
  if (history.isError && !history.data) return <QueryError query={history} subject="Releases" />;
  if (history.isPending) return <HistorySkeleton />;
  const readAt = history.data?.pages[0]?.readAt;
  return (
    <div className="flex min-h-fit flex-1 flex-col bg-page wide:min-h-0">
      <StaleNote query={{ ...history, data: readAt === undefined ? undefined : { readAt } }} />
      <HistoryFigures releases={releases} isWhole={!history.hasNextPage} />
      <HistoryFilters releases={releases} filter={{ kind, by }} onChange={(change) => setLook(change)} />
      <HistoryTable
        releases={shown}
        active={active}
        isReading={history.isFetching}
        span={target === null ? null : { now, target }}
        acts={acts}
        empty={empty}
      />
      <HistoryList releases={shown} acts={acts} empty={empty} />
      {history.hasNextPage ? (
        <div className="flex items-center justify-center gap-3 border-t p-2">
          <Button isPending={history.isFetchingNextPage} onClick={() => history.fetchNextPage()}>
            Show older releases
          </Button>
          <PriceTag calls={1} />
        </div>
      ) : null}
      {target === null ? null : (
        <XraySheet
          row={row}
          releases={releases}
          active={active}
          target={target}
          reason={rollBackReason}
          onTarget={(version) => setLook({ rollBack: String(version) })}
          onClose={close}
        />
      )}
      {compared && compare ? (
        <CompareSheet
          app={row.id}
          releases={releases}
          versions={[compare[0] ?? 0, compare[1] ?? 0]}
          onVersions={(versions) => setLook({ compare: versions })}
          onOutput={acts.onOutput}
          onClose={close}
        />
      ) : null}
      {output === null ? null : <OutputSheet app={row.id} version={output} onClose={close} />}
    </div>
  );
}

function targetOf(said: string | null, releases: ReleaseRow[], active: ReadonlyMap<number, Activity>): number | null {
  if (said === 'best') return bestTarget(releases, active)?.version ?? null;
  return releases.find(({ version }) => String(version) === said)?.version ?? null;
}

const skeletons = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];

function HistorySkeleton() {
  return (
    <div aria-busy="true" className="flex flex-col gap-6 p-5">
      {skeletons.map((name) => (
        <Skeleton key={name} className="h-3" />
      ))}
    </div>
  );
}
