import { describe, expect, test } from 'vitest';
import { budgetForecast, type Forecast, type Pace } from './budget-forecast';

const bucket: Pace = { remaining: 3_912, limit: 4_500, reserve: 900, refillPerMinute: 75, spendingPerMinute: 46 };

const cases: Array<[string, Partial<Pace>, Forecast]> = [
  ['what is not spent fills it', {}, { kind: 'filling', minutes: 21 }],
  ['a quiet bucket fills by the whole refill', { spendingPerMinute: 0 }, { kind: 'filling', minutes: 8 }],
  ['a full one that is not overspent stays full', { remaining: 4_500 }, { kind: 'full' }],
  [
    'a full one that is overspent drains',
    { remaining: 4_500, spendingPerMinute: 175 },
    { kind: 'draining', minutes: 36, to: 'reserve' },
  ],
  ['spending what flows back changes nothing', { spendingPerMinute: 75.4 }, { kind: 'steady' }],
  [
    'below the reserve it drains to nothing',
    { remaining: 500, spendingPerMinute: 125 },
    { kind: 'draining', minutes: 10, to: 'empty' },
  ],
  [
    'an empty one is empty now',
    { remaining: 0, spendingPerMinute: 100 },
    { kind: 'draining', minutes: 0, to: 'empty' },
  ],
];

describe('budgetForecast', () => {
  test.each(cases)('%s', (_, changes, forecast) => {
    expect(budgetForecast({ ...bucket, ...changes })).toEqual(forecast);
  });
});
