import { useId } from 'react';
import { RelativeTime } from '@/components/patterns/relative-time';
import { StatusShape } from '@/components/patterns/status-shape';
import { Meter } from '@/components/ui/meter';
import { Panel, PanelHeader } from '@/components/ui/panel';
import { formatCalls, formatCount } from '@/lib/format';
import type { BudgetSnapshot } from '@/lib/heroku/budget';
import type { Ledger } from '@/lib/reads/ledger';
import { formatRate } from './format-rate';
import { Swatch } from './swatch';

type LanesPanelProps = { budget: BudgetSnapshot; ledger: Pick<Ledger, 'lanesPerMinute' | 'refusals'>; span: string };

/** What people and background work may still spend, what waits, and what Heroku refused. */
export function LanesPanel({ budget, ledger, span }: LanesPanelProps) {
  const titleId = useId();
  const { remaining, limit, reserve, lanes, places, backgroundLeft, pausedAt } = budget;
  const { lanesPerMinute, refusals } = ledger;
  const waits = ({ waiting }: { waiting: number }) =>
    waiting === 0 ? 'nothing waiting' : `${formatCalls(waiting)} waiting`;
  const background =
    pausedAt === null ? `background may use ${formatCount(backgroundLeft)} more` : 'background is paused';
  return (
    <Panel aria-labelledby={titleId}>
      <PanelHeader title="Lanes" titleId={titleId}>
        <span className="text-small text-subtle">People go first</span>
      </PanelHeader>
      <div className="border-row-line border-b px-4 py-3 text-small">
        <p className="mb-2 flex justify-between font-medium">
          <span>Kept for people</span>
          <span className="tabular-nums">{formatCalls(reserve)}</span>
        </p>
        <Meter
          label="Calls left by lane"
          value={remaining ?? 0}
          max={limit}
          valueText={`${formatCount(reserve)} kept for people, ${background}`}
          tick={reserve}
        />
        <p className="mt-2 flex justify-between text-subtle tabular-nums">
          <span className="first-letter:uppercase">{background}</span>
          <span>{formatCount(limit)}</span>
        </p>
      </div>
      <ul className="text-small">
        <li className={row}>
          <Swatch series={{ colour: 'var(--series-blue)' }} />
          <span className="w-24 font-medium">Interactive</span>
          <span className="flex-1 text-muted">{waits(lanes.interactive)}</span>
          <span className="tabular-nums">{formatRate(lanesPerMinute.interactive)} per min</span>
        </li>
        <li className={row}>
          <Swatch series={{ colour: 'var(--series-teal)' }} />
          <span className="w-24 font-medium">Background</span>
          <span className="flex-1 text-muted">
            {pausedAt === null ? waits(lanes.background) : 'paused'}
            {pausedAt === null && places.background === 0 ? ', stands still' : null}
          </span>
          <span className="tabular-nums">{formatRate(lanesPerMinute.background)} per min</span>
        </li>
        <li className={row}>
          <span className="flex w-2.5 justify-center">
            {refusals.calls > 0 ? <StatusShape status="warning" className="size-3 shrink-0" /> : null}
          </span>
          <span className="w-24 font-medium">Refused (429)</span>
          <span className="flex-1 text-muted">
            {refusals.lastAt === null ? (
              `none in the last ${span}`
            ) : (
              <RelativeTime at={refusals.lastAt} form="sentence" />
            )}
          </span>
          <span className="tabular-nums">{refusals.calls > 0 ? formatCalls(refusals.calls) : '0'}</span>
        </li>
      </ul>
    </Panel>
  );
}

const row = 'flex h-9 items-center gap-2.5 border-row-line border-b px-4 last:border-b-0';
