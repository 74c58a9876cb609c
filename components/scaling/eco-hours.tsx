'use client';

import { useQuery } from '@tanstack/react-query';
import { PriceTag } from '@/components/patterns/price-tag';
import { RelativeTime } from '@/components/patterns/relative-time';
import { Button } from '@/components/ui/button';
import { ecoQuotaOptions } from '@/lib/queries/eco-quota';
import { errorOf } from '@/lib/queries/error-of';

const secondsPerHour = 3_600;

/** The Eco hours that are left to the account that owns the app, asked for by a press. */
export function EcoHours({ app }: { app: string }) {
  const { data, error, isFetching, refetch } = useQuery(ecoQuotaOptions(app));
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <p role="status">
        {error ? errorOf(error).message : data ? <Left data={data} /> : 'Eco dynos share a pool of hours.'}
      </p>
      <Button size="sm" isPending={isFetching} onClick={() => void refetch()}>
        {data ? 'Look again' : 'Eco hours left'} <PriceTag calls={1} />
      </Button>
    </div>
  );
}

type Answer = { quota: { quotaSeconds: number; usedSeconds: number } | null; readAt: number };

function Left({ data: { quota, readAt } }: { data: Answer }) {
  if (!quota) return 'Eco hours left: unknown. Heroku tells them to the account alone that owns the app.';
  const hours = (seconds: number) => new Intl.NumberFormat('en').format(Math.floor(seconds / secondsPerHour));
  const left = Math.max(0, quota.quotaSeconds - quota.usedSeconds);
  return (
    <>
      <span className="font-medium text-foreground tabular-nums">{hours(left)}</span> of {hours(quota.quotaSeconds)} Eco
      hours left this month, read <RelativeTime at={readAt} form="sentence" />.
      {left === 0 ? ' Heroku starts no Eco dyno until the next month.' : ''}
    </>
  );
}
