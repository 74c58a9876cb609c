'use client';

import { useQuery } from '@tanstack/react-query';
import { ReceiptText, SearchX } from 'lucide-react';
import { useMemo } from 'react';
import { EmptyState } from '@/components/patterns/empty-state';
import { QueryError } from '@/components/patterns/query-error';
import { RelativeTime } from '@/components/patterns/relative-time';
import { useRefetchOn } from '@/components/patterns/use-refetch-on';
import { Button } from '@/components/ui/button';
import { Skeleton } from '@/components/ui/skeleton';
import { addOnsEverywhereOptions } from '@/lib/queries/add-ons-everywhere';
import { fleetRowsOptions } from '@/lib/queries/fleet';
import { keys } from '@/lib/queries/keys';
import { filterLines, isInScope, linesOf, sortLines } from './add-on-lines';
import { AddOnsList } from './add-ons-list';
import { AddOnsTable } from './add-ons-table';
import { costNews } from './cost-news';
import { CostSums } from './cost-sums';
import { costsCsv } from './costs-csv';
import { CostsFilters } from './costs-filters';
import { Money } from './money';
import { saveFile } from './save-file';
import { centsOf, sumsOf, totalOf } from './sums';
import { useCostsView } from './view-state';

const nothing = { apps: [], addOns: [], readAt: null };
const skeletons = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];

/** Every add-on, and what add-ons and dynos cost by service, team, stage and app. */
export function CostsPage() {
  const costs = useQuery(addOnsEverywhereOptions());
  const { data: fleet } = useQuery(fleetRowsOptions());
  useRefetchOn(fleet ? costNews(fleet.rows) : null, keys.addOnsEverywhere);
  const { filter, by, sort, setFilter, clearFilter, setBy, setSort } = useCostsView();
  const data = costs.data ?? nothing;
  const lines = useMemo(() => linesOf(data), [data]);
  const shown = useMemo(() => sortLines(filterLines(lines, filter), sort), [lines, filter, sort]);
  const apps = data.apps.filter((app) => isInScope(app, filter));
  const inScope = lines.filter(({ app }) => isInScope(app, filter));
  const total = totalOf(sumsOf(apps, inScope, 'team'));
  const save = () => saveFile(`add-ons-${new Date().toISOString().slice(0, 10)}.csv`, 'text/csv', costsCsv(shown));
  const empty = costs.data ? <NoAddOn isFiltered={lines.length > 0} onClear={clearFilter} /> : null;
  return (
    <div className="flex min-h-fit flex-1 flex-col bg-page wide:min-h-0">
      <header className="flex min-h-12 shrink-0 flex-wrap items-center gap-x-4 px-4 py-2 wide:px-5">
        <h1 className="text-title">Add-ons and cost</h1>
        {data.apps.length > 0 ? (
          <dl className="flex gap-4 text-muted text-small tabular-nums [&_dd]:font-semibold [&_dd]:text-foreground [&>div]:flex [&>div]:flex-row-reverse [&>div]:gap-1">
            <div>
              <dt>a month</dt>
              <dd>
                <Money cents={centsOf(total)} isPartial={total.isPartial} />
              </dd>
            </div>
            <div>
              <dt>dynos</dt>
              <dd>
                <Money cents={total.dynoCents} isPartial={total.isPartial} />
              </dd>
            </div>
            <div>
              <dt>add-ons</dt>
              <dd>
                <Money cents={total.addOnCents} />
              </dd>
            </div>
          </dl>
        ) : null}
        {data.readAt === null ? null : (
          <p className="ml-auto truncate text-small text-subtle max-sm:hidden">
            Read <RelativeTime at={data.readAt} form="sentence" />
          </p>
        )}
      </header>
      {costs.isError && !costs.data ? <QueryError query={costs} subject="The add-ons" /> : null}
      {costs.isPending ? skeletons.map((name) => <Skeleton key={name} className="mx-5 my-2.5 h-3" />) : null}
      {costs.data ? (
        <>
          <CostsFilters
            lines={lines}
            filter={filter}
            shown={shown.length}
            onFilter={setFilter}
            onClear={clearFilter}
            onExport={save}
          />
          <div className="flex min-h-fit flex-1 flex-col wide:min-h-0 wide:flex-row wide:border-t">
            <AddOnsTable lines={shown} sort={sort} onSort={setSort} empty={empty} />
            <div className="flex max-h-64 shrink-0 flex-col border-t wide:max-h-none wide:w-76 wide:border-t-0 wide:border-l">
              <CostSums by={by} sums={sumsOf(apps, inScope, by)} filter={filter} onBy={setBy} onFilter={setFilter} />
            </div>
            <AddOnsList lines={shown} empty={empty} />
          </div>
        </>
      ) : null}
    </div>
  );
}

function NoAddOn({ isFiltered, onClear }: { isFiltered: boolean; onClear(): void }) {
  if (isFiltered) {
    return (
      <EmptyState icon={SearchX} title="No add-on matches" action={<Button onClick={onClear}>Clear filters</Button>}>
        Every add-on is filtered out by the search and the filters above.
      </EmptyState>
    );
  }
  return (
    <EmptyState icon={ReceiptText} title="No add-on was read yet">
      Databases, caches and other services of the apps within your reach will stand here.
    </EmptyState>
  );
}
