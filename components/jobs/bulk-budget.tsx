'use client';

import { useQuery } from '@tanstack/react-query';
import { formatCalls, formatCount } from '@/lib/format';
import { budgetOptions } from '@/lib/queries/budget';

/** Says where a price is more than is left of the tightest account: then it waits for the refill. */
export function BulkBudget({ calls }: { calls: number }) {
  const { data: budgets = [] } = useQuery(budgetOptions());
  const left = Math.min(...budgets.map(({ remaining, limit }) => remaining ?? limit));
  if (calls <= left) return null;
  return (
    <p className="text-warning">
      It takes {formatCalls(calls)} and {formatCount(left)} are left: it will wait for the refill of 75 a minute.
    </p>
  );
}
