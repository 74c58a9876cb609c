/** A bucket and how fast it is being spent, by everybody. Rates are calls per minute. */
export type Pace = {
  remaining: number;
  limit: number;
  reserve: number;
  refillPerMinute: number;
  spendingPerMinute: number;
};

/** Where a bucket goes at this pace. */
export type Forecast =
  | { kind: 'full' }
  | { kind: 'filling'; minutes: number }
  | { kind: 'steady' }
  | { kind: 'draining'; minutes: number; to: 'reserve' | 'empty' };

// Below one call a minute, a figure in minutes would only pretend to know.
const steadyWithin = 1;

/** Says when a bucket is full again at this pace, or when background work stops, or when nothing is left. */
export function budgetForecast(pace: Pace): Forecast {
  const { remaining, limit, reserve, refillPerMinute, spendingPerMinute } = pace;
  const gain = refillPerMinute - spendingPerMinute;
  const missing = limit - remaining;
  if (missing <= 0 && gain >= 0) return { kind: 'full' };
  if (Math.abs(gain) < steadyWithin) return { kind: 'steady' };
  if (gain > 0) return { kind: 'filling', minutes: Math.ceil(missing / gain) };
  const to = remaining > reserve ? 'reserve' : 'empty';
  const left = to === 'reserve' ? remaining - reserve : remaining;
  return { kind: 'draining', minutes: Math.floor(left / -gain), to };
}
