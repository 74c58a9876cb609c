'use client';

import type { Status } from '@/components/patterns/status';
import { SumBar } from '@/components/patterns/sum-bar';
import { formatCount, formatMoney } from '@/lib/format';
import { appStates } from '@/lib/rules/app-state';
import type { Totals } from './totals';

type FleetSummaryProps = {
  counts: ReadonlyMap<string, number>;
  chosen: readonly string[];
  onToggle(state: string): void;
  totals: Totals;
};

const order: readonly Status[] = appStates;

/** How many apps are in which state, what they run and what they cost; a state is a filter. */
export function FleetSummary({ counts, chosen, onToggle, totals }: FleetSummaryProps) {
  const parts = order.map((status) => ({
    status,
    count: counts.get(status) ?? 0,
    isApplied: chosen.includes(status),
  }));
  return (
    <div className="@container relative shrink-0 px-4 wide:px-5">
      <SumBar label="Apps by state" parts={parts} onToggle={onToggle} />
      <TotalsLine totals={totals} />
    </div>
  );
}

function TotalsLine({ totals: { dynos, cents } }: { totals: Totals }) {
  const unread = 'At least: something is not read yet';
  return (
    <p className="flex h-6 items-center whitespace-nowrap text-muted text-small @min-[1080px]:absolute @min-[1080px]:right-5 @min-[1080px]:bottom-0">
      <Figure title={dynos.isPartial ? unread : undefined}>
        {dynos.isPartial ? '≥ ' : ''}
        {formatCount(dynos.sum)}
      </Figure>
      <span className="ml-1.25 border-r pr-3">dynos</span>
      <Figure className="ml-3" title={cents.isPartial ? unread : undefined}>
        {cents.isPartial ? '≥ ' : ''}
        {formatMoney(Math.round(cents.sum / 100) * 100)}
      </Figure>
      <span className="ml-1.25">per month, dynos and add-ons</span>
    </p>
  );
}

function Figure({ className = '', ...props }: React.ComponentProps<'span'>) {
  return <span className={`font-semibold text-foreground tabular-nums ${className}`} {...props} />;
}
