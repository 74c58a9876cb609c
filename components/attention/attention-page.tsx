'use client';

import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { QueryError } from '@/components/patterns/query-error';
import { SumTrack } from '@/components/patterns/sum-track';
import { useAddress } from '@/components/patterns/use-address';
import { useMinute } from '@/components/patterns/use-minute';
import { formatCount } from '@/lib/format';
import { budgetOptions } from '@/lib/queries/budget';
import { fleetRowsOptions, fleetStatusOptions, isFleetReading } from '@/lib/queries/fleet';
import { setWatched } from '@/lib/queries/watched';
import { oneOf } from '@/lib/rules/address';
import { appStates } from '@/lib/rules/app-state';
import { attentionOf } from '@/lib/rules/attention';
import { AttentionChips } from './attention-chips';
import { AttentionEmpty } from './attention-empty';
import { AttentionList } from './attention-list';
import { AttentionTable } from './attention-table';
import { kinds } from './kinds';
import type { Reasons } from './remedy-button';

const params = { kind: oneOf(kinds) };

/** Everything that is wrong anywhere, the worst first, each with what to do next. */
export function AttentionPage({ reasons }: { reasons: Reasons }) {
  const fleet = useQuery(fleetRowsOptions());
  const { data: status } = useQuery(fleetStatusOptions());
  const { data: budgets } = useQuery(budgetOptions());
  const [{ kind: only }, setAddress] = useAddress(params);
  const setOnly = (kind: typeof only) => setAddress({ kind });
  const nowMs = useMinute();
  const rows = fleet.data?.rows;
  const { items, total, counts } = useMemo(
    () => attentionOf(rows ?? [], budgets ?? [], { nowMs, only }),
    [rows, budgets, nowMs, only],
  );
  useEffect(() => {
    setWatched(items.flatMap((item) => (item.kind === 'app' ? item.app.id : [])));
    return () => setWatched([]);
  }, [items]);
  const states = useMemo(
    () => appStates.map((status) => ({ status, count: rows?.filter(({ state }) => state === status).length ?? 0 })),
    [rows],
  );
  const empty = rows ? (
    <AttentionEmpty
      isFiltered={only !== null}
      apps={rows.length}
      unread={rows.filter(({ readAt }) => readAt.dynos === null).length}
      onClear={() => setOnly(null)}
    />
  ) : null;
  return (
    <div className="flex min-h-0 flex-1 flex-col bg-page">
      <header className="flex shrink-0 flex-col gap-2 px-4 pt-3 pb-2.5 wide:px-5">
        <h1 className="flex items-baseline gap-3 text-title">
          Needs attention
          {rows && total > 0 ? (
            <span className="font-normal text-small text-subtle tabular-nums tracking-normal">
              {formatCount(total)}
            </span>
          ) : null}
        </h1>
        <SumTrack parts={states.filter(({ count }) => count > 0)} className="wide:hidden" />
        {total > 0 || only !== null ? (
          <AttentionChips total={total} counts={counts} only={only} onFilter={(next) => setOnly(next)} />
        ) : null}
      </header>
      {fleet.isError && !fleet.data ? <QueryError query={fleet} subject="The fleet" /> : null}
      <AttentionTable items={items} reasons={reasons} isReading={isFleetReading(status)} empty={empty} />
      <AttentionList items={items} reasons={reasons} empty={empty} />
    </div>
  );
}
