import { type Series, totalsOf } from './series';

const minuteMs = 60_000;

/** How many steps are drawn, and up to which calls per minute. The minute that still runs would look like a fall. */
export function chartScale(series: readonly Series[], stepMs: number, refillPerMinute: number) {
  const steps = (series[0]?.points.length ?? 0) - (stepMs === minuteMs ? 1 : 0);
  const highest = Math.max(refillPerMinute, ...totalsOf(series, steps));
  return { steps, top: Math.ceil((highest * 1.1) / 25) * 25 };
}
