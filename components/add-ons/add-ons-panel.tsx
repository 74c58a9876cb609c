'use client';

import { useQuery } from '@tanstack/react-query';
import { QueryError } from '@/components/patterns/query-error';
import { ReadAge } from '@/components/patterns/read-age';
import { StaleNote } from '@/components/patterns/stale-note';
import { Panel, PanelHeader } from '@/components/ui/panel';
import { Skeleton } from '@/components/ui/skeleton';
import { formatMoney } from '@/lib/format';
import { addOnsOptions } from '@/lib/queries/add-ons';
import type { AddOnRow } from '@/lib/reads/add-ons';

const skeletons = ['a', 'b', 'c'];

/** What an app has attached of its own, with plan and price. */
export function AddOnsPanel({ app }: { app: string }) {
  const query = useQuery(addOnsOptions(app));
  const { data, isPending } = query;
  if (query.isError && !data) return <QueryError query={query} subject="Add-ons" />;
  const total = data?.items.reduce((sum, { cents }) => sum + cents, 0) ?? 0;
  return (
    <Panel aria-labelledby="add-ons-title">
      <PanelHeader title="Add-ons" titleId="add-ons-title">
        {data ? (
          <>
            <ReadAge at={data.readAt} />
            <p className="text-muted tabular-nums">
              <span className="font-medium text-foreground">{formatMoney(total)}</span> per month
            </p>
          </>
        ) : null}
      </PanelHeader>
      <StaleNote query={query} />
      <ul aria-busy={isPending}>
        {isPending ? skeletons.map((name) => <Skeleton key={name} className="mx-4 my-2.5 h-3" />) : null}
        {data?.items.map((addOn) => (
          <AddOn key={addOn.id} addOn={addOn} />
        ))}
      </ul>
      {data?.items.length === 0 ? <p className="px-4 py-6 text-center text-muted">No add-ons.</p> : null}
    </Panel>
  );
}

function AddOn({ addOn }: { addOn: AddOnRow }) {
  const [service, plan] = (addOn.plan ?? addOn.service ?? addOn.name).split(':');
  const [key] = addOn.configKeys;
  return (
    <li className="flex h-8 items-center gap-3 border-row-line px-4 [&:not(:last-child)]:border-b">
      <span title={addOn.name} className="max-w-[65%] shrink-0 truncate font-mono text-small">
        {service}
        {plan ? <span className="text-subtle">:{plan}</span> : null}
      </span>
      {addOn.state === 'provisioned' || addOn.state === null ? null : (
        <span className="text-info text-small">{addOn.state}</span>
      )}
      <span
        title={addOn.configKeys.join(', ') || undefined}
        className="min-w-0 flex-1 truncate text-right text-small text-subtle"
      >
        {key}
      </span>
      <span className="w-14 text-right font-medium tabular-nums">{formatMoney(addOn.cents)}</span>
    </li>
  );
}
