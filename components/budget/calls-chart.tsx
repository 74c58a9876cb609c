'use client';

import { Area, AreaChart, CartesianGrid, ReferenceDot, ReferenceLine, Tooltip, XAxis, YAxis } from 'recharts';
import { formatCount } from '@/lib/format';
import { chartScale } from './chart-scale';
import { ChartTooltip } from './chart-tooltip';
import { formatClock } from './format-clock';
import { placeLabels } from './place-labels';
import type { Series } from './series';

export type CallsChartProps = { series: readonly Series[]; startsAt: number; stepMs: number; refillPerMinute: number };

const axis = { stroke: 'var(--subtle)', fontSize: 11 } as const;
const outlined = { fill: 'var(--foreground)', stroke: 'var(--surface)', strokeWidth: 3, paintOrder: 'stroke' } as const;

/** Calls per minute over time, one area on another, below or above what Heroku gives back. */
export function CallsChart({ series, startsAt, stepMs, refillPerMinute }: CallsChartProps) {
  const { steps, top } = chartScale(series, stepMs, refillPerMinute);
  const at = (step: number) => startsAt + step * stepMs;
  const data = Array.from({ length: steps }, (_, step) => ({
    at: at(step),
    ...Object.fromEntries(series.map(({ id, points }) => [id, drawnAt(points, step)])),
  }));
  return (
    <AreaChart
      responsive
      accessibilityLayer={false}
      data={data}
      margin={{ top: 8, right: 4, bottom: 0, left: 0 }}
      style={{ width: '100%', height: '100%' }}
    >
      <defs>
        <pattern id="outside-hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="6" height="6" fill="var(--series-grey)" fillOpacity="0.12" />
          <line x1="0" y1="0" x2="0" y2="6" stroke="var(--series-grey)" strokeOpacity="0.55" strokeWidth="1.5" />
        </pattern>
      </defs>
      <CartesianGrid vertical={false} stroke="var(--row-line)" />
      <XAxis
        dataKey="at"
        type="number"
        domain={['dataMin', 'dataMax']}
        ticks={[0, 0.25, 0.5, 0.75, 1].map((share) => at(Math.round(share * (steps - 1))))}
        tickFormatter={formatClock}
        interval={0}
        tickLine={false}
        axisLine={{ stroke: 'var(--border)' }}
        tick={<TimeTick first={at(0)} last={at(steps - 1)} />}
      />
      <YAxis
        width={40}
        domain={[0, top]}
        tickCount={5}
        tickFormatter={formatCount}
        tickLine={false}
        axisLine={false}
        tick={{ ...axis, stroke: 'none', fill: 'var(--subtle)' }}
      />
      <Tooltip
        content={<ChartTooltip series={series} stepMs={stepMs} />}
        cursor={{ stroke: 'var(--control-edge)' }}
        isAnimationActive={false}
      />
      {series.map(({ id, colour, isOutside }) => (
        <Area
          key={id}
          dataKey={id}
          stackId="calls"
          type="linear"
          stroke={colour}
          strokeWidth={1.5}
          {...(isOutside && { strokeDasharray: '2 3' })}
          fill={isOutside ? 'url(#outside-hatch)' : colour}
          fillOpacity={isOutside ? 1 : 0.38}
          isAnimationActive={false}
          activeDot={false}
        />
      ))}
      <ReferenceLine
        y={refillPerMinute}
        stroke="var(--muted)"
        strokeDasharray="2 3"
        label={{
          value: `refill, ${formatCount(refillPerMinute)} per minute`,
          position: 'insideBottomLeft',
          fontSize: 11,
          ...outlined,
          fill: 'var(--muted)',
        }}
      />
      {placeLabels(series, steps, top).map(({ id, label, step, perMinute }) => (
        <ReferenceDot
          key={id}
          x={at(step)}
          y={perMinute}
          r={0}
          label={{ value: label, position: 'center', fontSize: 11, fontWeight: 500, ...outlined }}
        />
      ))}
    </AreaChart>
  );
}

/** An area without height has no line, but where it begins and ends. */
function drawnAt(points: readonly number[], step: number): number | null {
  const isDrawn = [step - 1, step, step + 1].some((at) => (points[at] ?? 0) > 0);
  return isDrawn ? (points[step] ?? 0) : null;
}

type TimeTickProps = { first: number; last: number; x?: number; y?: number; payload?: { value: number } };

/** The outer times stay within the picture. */
function TimeTick({ first, last, x = 0, y = 0, payload }: TimeTickProps) {
  const value = payload?.value ?? 0;
  const anchor = value === first ? 'start' : value === last ? 'end' : 'middle';
  return (
    <text x={x} y={y + 10} textAnchor={anchor} fontSize={11} fill="var(--subtle)" className="tabular-nums">
      {formatClock(value)}
    </text>
  );
}
