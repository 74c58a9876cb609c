'use client';

import { useId, useState } from 'react';
import { Segmented } from '@/components/patterns/segmented';
import { Button } from '@/components/ui/button';
import { onDemand } from '@/components/ui/on-demand';
import { Panel, PanelHeader } from '@/components/ui/panel';
import { useHasSign } from '@/components/ui/use-has-sign';
import { formatCalls } from '@/lib/format';
import type { LedgerFilter } from '@/lib/queries/ledger';
import type { Ledger } from '@/lib/reads/ledger';
import { ChartOutline } from './chart-outline';
import { formatRate } from './format-rate';
import { type Series, totalsOf } from './series';

const CallsChart = onDemand(() => import('./calls-chart').then((module) => module.CallsChart), ChartOutline);
const CallsTable = onDemand(() => import('./calls-table').then((module) => module.CallsTable));

const dimensions = [
  { value: 'feature', label: 'Feature' },
  { value: 'person', label: 'Person' },
  { value: 'app', label: 'App' },
] as const;

const spans = [
  { value: '1', label: 'Hour' },
  { value: '24', label: 'Day' },
] as const;

type CallsPanelProps = {
  ledger: Ledger;
  series: readonly Series[];
  filter: LedgerFilter;
  refillPerMinute: number;
  onChange(change: Partial<LedgerFilter>): void;
};

/** Who spent how much and when, as a picture, and as the table behind it. */
export function CallsPanel({ ledger, series, filter, refillPerMinute, onChange }: CallsPanelProps) {
  const [isTable, setIsTable] = useState(false);
  const titleId = useId();
  // The chart weighs as much as half a page: it comes when there is somebody to look closer.
  const Picture = useHasSign() ? CallsChart : ChartOutline;
  const { startsAt, stepMs } = ledger;
  return (
    <Panel aria-labelledby={titleId}>
      <PanelHeader title="Calls per minute" titleId={titleId} className="h-auto min-h-10 flex-wrap gap-y-2 py-1.5">
        <Button variant="ghost" size="sm" aria-pressed={isTable} onClick={() => setIsTable(!isTable)}>
          {isTable ? 'View picture' : 'View data'}
        </Button>
        <Segmented
          label="Span"
          value={filter.hours === 1 ? '1' : '24'}
          options={spans}
          onValueChange={(hours) => onChange({ hours: hours === '1' ? 1 : 24 })}
        />
        <Segmented
          label="Told apart by"
          value={filter.by}
          options={dimensions}
          onValueChange={(by) => onChange({ by })}
        />
      </PanelHeader>
      {isTable ? (
        <CallsTable series={series} startsAt={startsAt} stepMs={stepMs} />
      ) : (
        <figure className="h-70 px-4 py-3 pl-1">
          <figcaption className="sr-only">{summaryOf(series)} The same as figures: View data.</figcaption>
          <div aria-hidden="true" className="size-full">
            <Picture series={series} startsAt={startsAt} stepMs={stepMs} refillPerMinute={refillPerMinute} />
          </div>
        </figure>
      )}
    </Panel>
  );
}

function summaryOf(series: readonly Series[]): string {
  const totals = totalsOf(series, series[0]?.points.length ?? 0);
  const calls = series.reduce((sum, one) => sum + one.calls, 0);
  return `${formatCalls(calls)} in all, at most ${formatRate(Math.max(0, ...totals))} in a minute.`;
}
