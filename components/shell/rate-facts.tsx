'use client';

import { formatCalls, formatCount, formatPlural } from '@/lib/format';
import type { BudgetSnapshot } from '@/lib/heroku/budget';
import { useFullAgain } from './use-full-again';

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
