import { describe, expect, test } from 'vitest';
import { noFilter } from './fleet-filter';
import { type FleetLook, fleetQuery, parseFleetQuery, plainLook } from './fleet-query';

const looks: Record<string, Partial<FleetLook>> = {
  'the plain fleet': {},
  'a search': { filter: { ...noFilter, q: 'checkout & co' } },
  'several values': { filter: { ...noFilter, stage: ['production', 'staging'], team: ['none'] } },
  'a comma in a value': { filter: { ...noFilter, team: ['a,b', 'c%'] } },
  'another order': { sort: { column: 'add-ons', isDescending: true } },
  'columns and density': { columns: ['name', 'state', 'read'], density: 'compact' },
  'the name alone': { columns: ['name'] },
};

describe('the query of the fleet', () => {
  test.each(Object.entries(looks))('keeps %s', (_, look) => {
    const whole = { ...plainLook, ...look };
    expect(parseFleetQuery(fleetQuery(whole))).toEqual(whole);
  });

  test('is empty for the plain fleet', () => {
    expect(fleetQuery(plainLook)).toBe('');
  });

  test('is the same for the same look in another order', () => {
    const one = parseFleetQuery('stage=staging,production&q=a');
    const other = parseFleetQuery('q=a&stage=production,staging&sort=-release');
    expect(fleetQuery(one)).toBe(fleetQuery(other));
  });

  test('drops what it does not know', () => {
    expect(parseFleetQuery('sort=nonsense&density=huge&columns=nonsense,state&other=1')).toEqual({
      ...plainLook,
      columns: ['name', 'state'],
    });
  });
});
