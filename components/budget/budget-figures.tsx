import type * as React from 'react';
import { cn } from '@/components/ui/cn';
import { Panel } from '@/components/ui/panel';
import { formatCount, formatPlural } from '@/lib/format';
import type { BudgetSnapshot } from '@/lib/heroku/budget';
import { budgetForecast } from '@/lib/rules/budget-forecast';
import { formatRate } from './format-rate';

type FigureProps = { name: string; value: string; unit?: string; tone?: 'plain' | 'warning' };

type BudgetFiguresProps = { budget: BudgetSnapshot; spendingPerMinute: number; outsidePerMinute: number };

/** Four figures: what is left, what is spent, where that leads, and what others spend. */
export function BudgetFigures({ budget, spendingPerMinute, outsidePerMinute }: BudgetFiguresProps) {
  const { remaining, limit } = budget;
  return (
    <Panel aria-label="The bucket now">
      <dl className="flex flex-wrap">
        <Figure
          name="Left now"
          value={remaining === null ? '–' : formatCount(remaining)}
          unit={`of ${formatCount(limit)}`}
        />
        <Figure name="Spending" value={formatRate(spendingPerMinute)} unit="per minute" />
        <Figure {...forecastFigure(budget, spendingPerMinute)} />
        <Figure
          name="From outside"
          value={formatRate(outsidePerMinute)}
          unit="per minute"
          tone={outsidePerMinute > 0 ? 'warning' : 'plain'}
        />
      </dl>
    </Panel>
  );
}

function Figure({ name, value, unit, tone = 'plain' }: FigureProps): React.ReactNode {
  return (
    <div className="basis-1/2 border-row-line px-4 py-3 odd:border-r max-sm:nth-[-n+2]:border-b sm:basis-1/4 sm:not-last:border-r">
      <dt className="text-muted text-small">{name}</dt>
      <dd className="mt-0.5 text-muted text-small">
        <span
          className={cn('mr-0.5 text-figure tabular-nums', tone === 'warning' ? 'text-warning' : 'text-foreground')}
        >
          {value}
        </span>{' '}
        {unit}
      </dd>
    </div>
  );
}

function forecastFigure(budget: BudgetSnapshot, spendingPerMinute: number): FigureProps {
  const { remaining, limit, reserve, refillPerMinute } = budget;
  if (remaining === null) return { name: 'Full again', value: '–' };
  const forecast = budgetForecast({ remaining, limit, reserve, refillPerMinute, spendingPerMinute });
  const minutes = (count: number) => {
    const [value = '', unit = ''] = formatPlural(count, 'minute').split(' ');
    return { value, unit: `${unit} at this pace` };
  };
  switch (forecast.kind) {
    case 'full':
      return { name: 'Full again', value: 'now' };
    case 'steady':
      return { name: 'Full again', value: '–', unit: 'not at this pace' };
    case 'filling':
      return { name: 'Full again', ...minutes(forecast.minutes) };
    case 'draining':
      return {
        name: forecast.to === 'reserve' ? 'At the reserve' : 'Empty',
        ...minutes(forecast.minutes),
        tone: 'warning',
      };
  }
}
