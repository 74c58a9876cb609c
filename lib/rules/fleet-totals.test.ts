import { expect, it } from 'vitest';
import { agesOf, totalsOf } from './fleet-totals';

const known = { dynos: 3, dynoCents: 7_500, addOns: { count: 1, cents: 900 } };

it('adds dynos up, and the money of dynos and add-ons', () => {
  expect(totalsOf([known, known])).toEqual({
    dynos: { sum: 6, isPartial: false },
    cents: { sum: 16_800, isPartial: false },
  });
});

it.each([
  ['unread dynos', { dynos: null, dynoCents: null }, { dynos: true, cents: true }],
  ['an unknown price', { dynoCents: null }, { dynos: false, cents: true }],
  ['unread add-ons', { addOns: null }, { dynos: false, cents: true }],
])('%s make the sum partial, not zero', (_, changes, expected) => {
  const { dynos, cents } = totalsOf([known, { ...known, ...changes }]);
  expect({ dynos: dynos.isPartial, cents: cents.isPartial }).toEqual(expected);
});

it('a fleet is as old as its oldest part, and synced when its list was read last', () => {
  const readAt = { app: 90, pipeline: 80, formation: 70, dynos: null, release: 60, addOns: 80 };
  expect(agesOf([{ readAt }, { readAt: { ...readAt, app: 95, release: 40 } }])).toEqual({ syncedAt: 95, oldestAt: 40 });
  expect(agesOf([])).toBeNull();
});
