'use client';

import Link from 'next/link';
import { useTimedText } from '@/components/patterns/rendered-at';
import { cn } from '@/components/ui/cn';
import { Meter } from '@/components/ui/meter';
import { PopoverClose } from '@/components/ui/popover';
import { formatAge, formatCount } from '@/lib/format';
import type { BudgetSnapshot } from '@/lib/heroku/budget';
import { routes } from '@/lib/routes';
import { PauseSwitch } from './pause-switch';
import { RateFacts } from './rate-facts';
import { rateLevels } from './rate-level';

export type RatePopoverProps = { budget: BudgetSnapshot; valueText: string; pauseReason: string | null };

/** The whole story of a bucket: level, figure, reserve, refill, what waits; the pause, and the way to who spent it. */
export function RatePopover({ budget, valueText, pauseReason }: RatePopoverProps) {
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
        {budget.pausedAt !== null ? (
          <p className="mt-2 text-small text-warning">Background refresh is paused: what nobody asks for grows old.</p>
        ) : null}
        {budget.level === 'low' || budget.level === 'critical' ? (
          <p className={cn('mt-2 text-small', budget.level === 'low' ? 'text-warning' : 'text-danger')}>
            {budget.level === 'low'
              ? 'Background work slows down as this falls, and stops where your share begins.'
              : 'Background work waits, so that what is left is yours.'}
          </p>
        ) : null}
      </div>
      <RateFacts budget={budget} />
      <PauseSwitch budget={budget} reason={pauseReason} />
      <PopoverClose asChild>
        <Link
          href={routes.budget()}
          className="-outline-offset-2 block border-t px-4 py-2.5 text-link text-small hover:bg-hover"
        >
          Who spends it
        </Link>
      </PopoverClose>
    </>
  );
}
