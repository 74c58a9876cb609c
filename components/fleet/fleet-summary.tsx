'use client';

import type { Status } from '@/components/patterns/status';
import { SumBar } from '@/components/patterns/sum-bar';
import { formatCount, formatMoney } from '@/lib/format';
import { appStates } from '@/lib/rules/app-state';
import type { Totals } from '@/lib/rules/fleet-totals';

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
    <div className="@container relative min-h-10 shrink-0 px-4 pt-0.5 wide:px-5">
      <SumBar label="Apps by state" parts={parts} onToggle={onToggle} />
      <TotalsLine totals={totals} />
    </div>
  );
}

function TotalsLine({ totals: { dynos, cents } }: { totals: Totals }) {
  return (
    <p className="flex h-6 items-center whitespace-nowrap text-muted text-small @min-[1080px]:absolute @min-[1080px]:right-5 @min-[1080px]:bottom-0">
      <Figure isPartial={dynos.isPartial} value={dynos.sum} text={formatCount(dynos.sum)} />
      <span className="ml-1.25 border-r pr-3">dynos</span>
      <span className="w-3" />
      <Figure isPartial={cents.isPartial} value={cents.sum} text={formatMoney(Math.round(cents.sum / 100) * 100)} />
      <span className="ml-1.25">per month, dynos and add-ons</span>
    </p>
  );
}

/** A sum to which something unread may still come: "≥", or a dash while nothing at all is known. */
function Figure({ isPartial, value, text }: { isPartial: boolean; value: number; text: string }) {
  const isUnknown = isPartial && value === 0;
  return (
    <span
      className="font-semibold text-foreground tabular-nums"
      title={isPartial ? 'Something is not read yet' : undefined}
    >
      {isUnknown ? '–' : isPartial ? `≥ ${text}` : text}
    </span>
  );
}
