// @vitest-environment node
import { expect, it } from 'vitest';
import { fleetRowOf } from './testing/fleet-row-of';
import { totalsOf } from './totals';

const known = fleetRowOf({ name: 'known', dynos: 3, dynoCents: 7_500, addOns: { count: 1, cents: 900 } });

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
  const { dynos, cents } = totalsOf([known, fleetRowOf({ name: 'other', ...changes })]);
  expect({ dynos: dynos.isPartial, cents: cents.isPartial }).toEqual(expected);
});
