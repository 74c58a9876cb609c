import { formatClock } from './format-clock';
import { formatRate } from './format-rate';
import type { Series } from './series';
import { Swatch } from './swatch';

type ChartTooltipProps = {
  series: readonly Series[];
  stepMs: number;
  active?: boolean;
  label?: string | number;
  payload?: ReadonlyArray<{ dataKey?: unknown; value?: unknown }>;
};

const minuteMs = 60_000;

/** What was spent at the place under the pointer, from the top area to the bottom one. */
export function ChartTooltip({ series, stepMs, active = false, label, payload = [] }: ChartTooltipProps) {
  if (!active || typeof label !== 'number') return null;
  const rateOf = (id: string) => Number(payload.find(({ dataKey }) => dataKey === id)?.value ?? 0);
  const spent = series.filter(({ id }) => rateOf(id) > 0);
  const time = stepMs > minuteMs ? `${formatClock(label)} – ${formatClock(label + stepMs)}` : formatClock(label);
  return (
    <div className="rounded-md border bg-raised px-3 py-2 text-small shadow-overlay">
      <p className="mb-1 text-subtle tabular-nums">{time}, calls per minute</p>
      {spent.length === 0 ? <p className="text-muted">none</p> : null}
      {spent.toReversed().map((one) => (
        <p key={one.id} className="flex items-center gap-2">
          <Swatch series={one} />
          <span className="flex-1 text-muted">{one.label}</span>
          <span className="font-medium text-foreground tabular-nums">{formatRate(rateOf(one.id))}</span>
        </p>
      ))}
    </div>
  );
}
