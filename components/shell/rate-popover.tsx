'use client';

import { useTimedText } from '@/components/patterns/rendered-at';
import { cn } from '@/components/ui/cn';
import { Meter } from '@/components/ui/meter';
import { formatAge, formatCount } from '@/lib/format';
import type { BudgetSnapshot } from '@/lib/heroku/budget';
import { RateFacts } from './rate-facts';
import { rateLevels } from './rate-level';

/** The whole story of a bucket: level, figure, reserve, refill, what waits. */
export function RatePopover({ budget, valueText }: { budget: BudgetSnapshot; valueText: string }) {
  const { word, icon: Icon, text, tone } = rateLevels[budget.level];
  const { readAt, remaining, limit, reserve } = budget;
  const reading = useTimedText((nowMs) =>
    readAt === null
      ? 'not read yet'
      : `read ${formatAge(Math.max(0, nowMs - readAt))} ago`.replace('now ago', 'just now'),
  );
  return (
    <>
      <div className="flex flex-col px-4 pt-3 pb-3">
        <div className="flex items-center gap-2">
          <Icon aria-hidden="true" strokeWidth={1.75} className={cn('size-3.75', text)} />
          <h2 className="flex-1 font-semibold">{word}</h2>
          <span className="text-small text-subtle tabular-nums">{reading}</span>
        </div>
        <p className="mt-2 mb-1 text-muted text-small">
          <span className="text-figure text-foreground tabular-nums">
            {remaining === null ? '–' : formatCount(remaining)}
          </span>{' '}
          of {formatCount(limit)} calls
        </p>
        <Meter
          label={`Calls left for ${budget.label}`}
          value={remaining ?? 0}
          max={limit}
          valueText={valueText}
          tone={tone}
          tick={reserve}
        />
        <p className="mt-1.5 text-small text-subtle tabular-nums">{formatCount(reserve)} kept for people</p>
        {budget.level === 'low' || budget.level === 'critical' ? (
          <p className={cn('mt-2 text-small', budget.level === 'low' ? 'text-warning' : 'text-danger')}>
            Background work waits, so that what is left is yours.
          </p>
        ) : null}
      </div>
      <RateFacts budget={budget} />
    </>
  );
}
