'use client';

import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { QueryError } from '@/components/patterns/query-error';
import { SumTrack } from '@/components/patterns/sum-track';
import { useAddress } from '@/components/patterns/use-address';
import { useMinute } from '@/components/patterns/use-minute';
import type { FleetRow } from '@/lib/fleet/rows';
import { formatCount } from '@/lib/format';
import { budgetOptions } from '@/lib/queries/budget';
import { fleetRowsOptions, fleetStatusOptions, isFleetReading } from '@/lib/queries/fleet';
import { setWatched } from '@/lib/queries/watched';
import { type AttentionLook, attentionLook } from '@/lib/rules/attention-look';
import { AttentionChips } from './attention-chips';
import { AttentionEmpty } from './attention-empty';
import { AttentionList } from './attention-list';
import { AttentionTable } from './attention-table';
import { kindParam } from './kinds';
import type { Reasons } from './remedy-button';

const params = { kind: kindParam };
const nothing: Pick<AttentionLook<FleetRow>, 'items' | 'total' | 'counts'> = { items: [], total: 0, counts: new Map() };

type AttentionPageProps = {
  /** The head of the queue of a fleet that is too big to come with the page. */
  first?: AttentionLook<FleetRow> | null;
  reasons: Reasons;
};

/** Everything that is wrong anywhere, the worst first, each with what to do next. */
export function AttentionPage({ first = null, reasons }: AttentionPageProps) {
  const fleet = useQuery(fleetRowsOptions());
  const { data: status } = useQuery(fleetStatusOptions());
  const { data: budgets } = useQuery(budgetOptions());
  const [{ kind: only }, setAddress] = useAddress(params);
  const setOnly = (kind: typeof only) => setAddress({ kind });
  const nowMs = useMinute();
  const rows = fleet.data?.rows;
  const known = useMemo(
    () => rows && attentionLook(rows, budgets ?? [], { nowMs, only }),
    [rows, budgets, nowMs, only],
  );
  const look = known ?? (first?.only === only ? first : null);
  const { items, total, counts } = look ?? nothing;
  useEffect(() => {
    setWatched(items.flatMap((item) => (item.kind === 'app' ? item.app.id : [])));
    return () => setWatched([]);
  }, [items]);
  const empty = look ? (
    <AttentionEmpty isFiltered={only !== null} apps={look.apps} unread={look.unread} onClear={() => setOnly(null)} />
  ) : null;
  return (
    <div className="flex min-h-0 flex-1 flex-col bg-page">
      <header className="flex shrink-0 flex-col gap-2 px-4 pt-3 pb-2.5 wide:px-5">
        <h1 className="flex items-baseline gap-3 text-title">
          Needs attention
          {total > 0 ? (
            <span className="font-normal text-small text-subtle tabular-nums tracking-normal">
              {formatCount(total)}
            </span>
          ) : null}
        </h1>
        <SumTrack parts={look?.states.filter(({ count }) => count > 0) ?? []} className="wide:hidden" />
        {total > 0 || only !== null ? (
          <AttentionChips total={total} counts={counts} only={only} onFilter={(next) => setOnly(next)} />
        ) : null}
      </header>
      {fleet.isError && !fleet.data ? <QueryError query={fleet} subject="The fleet" /> : null}
      <AttentionTable
        items={items}
        reasons={reasons}
        isReading={fleet.isPending || isFleetReading(status)}
        empty={empty}
      />
      <AttentionList items={items} reasons={reasons} empty={empty} />
    </div>
  );
}
