import { ArrowRight } from 'lucide-react';
import { formatMoneyDelta } from '@/lib/format';
import type { Plan } from '@/lib/operations/operation';

/** What a plan changes, line by line, with its consequences and what it adds to the bill. */
export function PlanChanges({ plan }: { plan: Plan }) {
  return (
    <div data-slot="plan-changes" className="flex flex-col gap-2">
      <dl className="divide-y divide-row-line rounded-md border bg-surface">
        {plan.changes.map((change) => (
          <div
            key={change.label}
            className="grid grid-cols-[minmax(4.5rem,1fr)_minmax(0,auto)] items-center gap-3 px-3 py-2"
          >
            <dt className="truncate font-medium text-foreground">{change.label}</dt>
            <dd className="flex flex-wrap items-center gap-x-2 tabular-nums">
              <span className="text-muted">{change.from}</span>
              <ArrowRight aria-label="to" strokeWidth={1.75} className="size-3.5 text-subtle" />
              <bdi className="wrap-anywhere min-w-0 font-medium text-foreground">{change.to}</bdi>
            </dd>
          </div>
        ))}
      </dl>
      {plan.consequences.map((sentence) => (
        <p key={sentence} className="text-pretty text-muted">
          {sentence}
        </p>
      ))}
      <Cost cents={plan.centsPerMonth} />
    </div>
  );
}

function Cost({ cents }: { cents: number | null }) {
  if (cents === 0) return null;
  if (cents === null) return <p className="text-muted">Heroku tells no price for one of these sizes.</p>;
  return (
    <p className="text-muted">
      <span className="font-medium text-foreground tabular-nums">{formatMoneyDelta(cents)}</span> per month
    </p>
  );
}
