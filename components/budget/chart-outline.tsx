import type { CallsChartProps } from './calls-chart';
import { chartScale } from './chart-scale';

/** The areas without axes and names, where the picture will be: they need no code of a chart, and no browser. */
export function ChartOutline({ series, stepMs, refillPerMinute }: CallsChartProps) {
  const { steps, top } = chartScale(series, stepMs, refillPerMinute);
  const heightAt = (count: number, step: number) =>
    series.slice(0, count).reduce((sum, { points }) => sum + (points[step] ?? 0), 0);
  const edge = (count: number) =>
    Array.from({ length: steps }, (_, step) => `${step},${Math.round((top - heightAt(count, step)) * 10) / 10}`);
  return (
    <svg
      aria-hidden="true"
      viewBox={`0 0 ${Math.max(1, steps - 1)} ${top}`}
      preserveAspectRatio="none"
      className="size-full pt-2 pr-1 pb-7.5 pl-10"
    >
      {series.map(({ id, colour, isOutside }, index) => (
        <polygon
          key={id}
          points={[...edge(index), ...edge(index + 1).reverse()].join(' ')}
          fill={colour}
          fillOpacity={isOutside ? 0.2 : 0.38}
        />
      ))}
      <line
        x1="0"
        x2={steps}
        y1={top - refillPerMinute}
        y2={top - refillPerMinute}
        stroke="var(--muted)"
        strokeDasharray="2 3"
        vectorEffect="non-scaling-stroke"
      />
    </svg>
  );
}
