import { describe, expect, it, test } from 'vitest';
import { fleetRowOf } from '@/components/fleet/testing/fleet-row-of';
import { type FleetSort, sortRows, worstFirst } from './fleet-sort';

const release = (version: number, at: number | null) => ({ version, at, by: null, status: null, description: null });
const rows = [
  fleetRowOf({ name: 'b-10', state: 'up', release: release(3, 300), team: null, addOns: { count: 1, cents: 0 } }),
  fleetRowOf({ name: 'b-9', state: 'crashed', release: null, stage: 'staging', addOns: { count: 9, cents: 500 } }),
  fleetRowOf({ name: 'a', state: 'idle', release: release(9, 100), stage: null, addOns: null }),
];

const cases: { says: string; sort: FleetSort; names: string[] }[] = [
  {
    says: 'names count their numbers',
    sort: { column: 'name', isDescending: false },
    names: ['a', 'b-9', 'b-10'],
  },
  {
    says: 'the worst state comes first',
    sort: { column: 'state', isDescending: false },
    names: ['b-9', 'b-10', 'a'],
  },
  {
    says: 'newest release first, none last',
    sort: { column: 'release', isDescending: true },
    names: ['b-10', 'a', 'b-9'],
  },
  {
    says: 'oldest release first, none still last',
    sort: { column: 'release', isDescending: false },
    names: ['a', 'b-10', 'b-9'],
  },
  {
    says: 'production before staging before none',
    sort: { column: 'stage', isDescending: false },
    names: ['b-10', 'b-9', 'a'],
  },
  {
    says: 'dearest add-ons first, unknown last',
    sort: { column: 'add-ons', isDescending: true },
    names: ['b-9', 'b-10', 'a'],
  },
  {
    says: 'no team last, equal ones by name',
    sort: { column: 'team', isDescending: true },
    names: ['a', 'b-9', 'b-10'],
  },
];

describe('sortRows', () => {
  it.each(cases)('$says', ({ sort, names }) => {
    expect(sortRows(rows, sort).map(({ name }) => name)).toEqual(names);
  });

  it('leaves the given rows as they are', () => {
    const before = [...rows];
    sortRows(rows, { column: 'name', isDescending: true });
    expect(rows).toEqual(before);
  });
});

test('the worst state comes first, and within one the order stays', () => {
  const states = ['up', 'crashed', 'up', 'maintenance', 'crashed'] as const;
  const given = states.map((state, index) => ({ state, index }));
  expect(worstFirst(given).map(({ index }) => index)).toEqual([1, 4, 3, 0, 2]);
});
