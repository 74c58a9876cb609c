'use client';

import { useTimedText } from '@/components/patterns/rendered-at';
import { formatCalls, formatCount, formatPlural, formatSpan } from '@/lib/format';
import type { BudgetSnapshot } from '@/lib/heroku/budget';

const minuteMs = 60_000;

/** When the bucket will be full, in words: `in 20 minutes`, `now`. */
export function useFullAgain({ remaining, fullAt }: BudgetSnapshot): string {
  return useTimedText((nowMs) => {
    if (remaining === null) return 'not known yet';
    if (fullAt === null || fullAt <= nowMs) return 'now';
    const leftMs = fullAt - nowMs;
    return leftMs < minuteMs ? 'within a minute' : `in ${formatSpan(Math.ceil(leftMs / minuteMs) * minuteMs)}`;
  });
}

/** The facts of a bucket, one a line. */
export function RateFacts({ budget }: { budget: BudgetSnapshot }) {
  const { reads, writes } = budget.session;
  const facts = [
    ['Refill', `${formatCount(budget.refillPerMinute)} per minute`],
    ['Full again', useFullAgain(budget)],
    ['Sent by this console', `${formatPlural(reads, 'read')}, ${formatPlural(writes, 'write')}`],
    ['Waiting', budget.waiting === 0 ? 'nothing' : formatCalls(budget.waiting)],
  ];
  return (
    <dl className="flex flex-col gap-2 border-t px-4 py-3">
      {facts.map(([name, value]) => (
        <div key={name} className="flex justify-between gap-4">
          <dt className="text-muted text-small">{name}</dt>
          <dd className="font-medium text-small tabular-nums">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
