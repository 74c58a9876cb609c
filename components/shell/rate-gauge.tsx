'use client';

import { useState } from 'react';
import { cn } from '@/components/ui/cn';
import { Meter, MeterTrack } from '@/components/ui/meter';
import { onDemand } from '@/components/ui/on-demand';
import { Popover, PopoverContent, PopoverTrigger } from '@/components/ui/popover';
import { formatCount } from '@/lib/format';
import type { BudgetSnapshot } from '@/lib/heroku/budget';
import { rateLevels } from './rate-level';
import { useFullAgain } from './use-full-again';

const RatePopover = onDemand(() => import('./rate-popover').then((module) => module.RatePopover));

type RateGaugeProps = {
  budget: BudgetSnapshot;
  /** Why this person may not pause background refresh; null where they may. */
  pauseReason: string | null;
};

/** How many calls an account has left, in the top bar; the whole story in its popover. */
export function RateGauge({ budget, pauseReason }: RateGaugeProps) {
  const { level, remaining, limit } = budget;
  const { icon: Icon, tone, text } = rateLevels[level];
  const fullAgain = useFullAgain(budget);
  const warning = useCrossedDown(level);
  const figure = remaining === null ? '–' : formatCount(remaining);
  const valueText =
    remaining === null
      ? 'Calls left are not known yet'
      : `${figure} of ${formatCount(limit)} calls left, full again ${fullAgain}`;
  return (
    <Popover>
      <Meter label="API budget" value={remaining ?? 0} max={limit} valueText={valueText} className="sr-only" />
      <PopoverTrigger
        data-slot="rate-gauge"
        aria-label={`API budget: ${figure} of ${formatCount(limit)} calls left`}
        className="inline-flex h-7 shrink-0 items-center gap-2 rounded-md px-2 text-small hover:bg-hover data-[state=open]:bg-neutral-subtle"
      >
        <Icon aria-hidden="true" strokeWidth={1.75} className={cn('size-3.75', text)} />
        <MeterTrack value={remaining ?? 0} max={limit} tone={tone} className="hidden w-18 sm:block" />
        <span className="whitespace-nowrap text-muted tabular-nums">
          <span className="font-medium text-foreground">{figure}</span>
          <span className="hidden sm:inline"> / {formatCount(limit)}</span>
        </span>
      </PopoverTrigger>
      <PopoverContent aria-label="API budget" className="w-76">
        <RatePopover budget={budget} valueText={valueText} pauseReason={pauseReason} />
      </PopoverContent>
      <span role="status" className="sr-only">
        {warning}
      </span>
    </Popover>
  );
}

/** What to announce: a sentence when the level has just become worse, else nothing. */
function useCrossedDown(level: BudgetSnapshot['level']): string {
  const [seen, setSeen] = useState({ level, warning: '' });
  if (seen.level !== level) {
    const isWorse = rateLevels[level].rank > rateLevels[seen.level].rank;
    setSeen({ level, warning: isWorse ? `The API budget is now ${rateLevels[level].word.toLowerCase()}.` : '' });
  }
  return seen.warning;
}
