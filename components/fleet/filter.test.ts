// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { applyFilter, type FleetFilter, isEndingStack, isFiltering, noFilter, toggled } from './filter';
import { fleetRowOf } from './testing/fleet-row-of';

const rows = [
  fleetRowOf({ name: 'checkout-api-production', state: 'crashed' }),
  fleetRowOf({ name: 'checkout-api-staging', stage: 'staging' }),
  fleetRowOf({ name: 'catalog-production', team: 'storefront' }),
  fleetRowOf({ name: 'label-printer', team: null, stage: null, pipeline: null, stack: 'heroku-22' }),
  fleetRowOf({
    name: 'ledger-production',
    release: { version: 158, at: 1, by: 'tomas', status: 'failed', description: null },
  }),
];

const cases: { says: string; filter: Partial<FleetFilter>; names: string[] }[] = [
  { says: 'no filter leaves all', filter: {}, names: rows.map(({ name }) => name) },
  {
    says: 'values of one dimension add up',
    filter: { stage: ['staging', 'none'] },
    names: ['checkout-api-staging', 'label-printer'],
  },
  {
    says: 'dimensions narrow each other down',
    filter: { team: ['payments'], stage: ['production'], state: ['up'] },
    names: ['ledger-production'],
  },
  {
    says: 'a search finds parts of names, in any case',
    filter: { q: 'Checkout' },
    names: [rows[0], rows[1]].map(nameOf),
  },
  { says: 'every word of a search must be there', filter: { q: 'api staging' }, names: ['checkout-api-staging'] },
  { says: 'a search finds a release version', filter: { q: 'v158' }, names: ['ledger-production'] },
  { says: 'a search finds who released', filter: { q: 'tomas' }, names: ['ledger-production'] },
  { says: 'a search finds a team', filter: { q: 'storefront' }, names: ['catalog-production'] },
  { says: 'spaces alone are no search', filter: { q: '  ' }, names: rows.map(({ name }) => name) },
  { says: 'a failed release can be found', filter: { release: ['failed'] }, names: ['ledger-production'] },
  { says: 'an unknown value finds nothing', filter: { stack: ['cedar-10'] }, names: [] },
];

function nameOf(row: { name: string } | undefined): string {
  return row?.name ?? '';
}

describe('applyFilter', () => {
  it.each(cases)('$says', ({ filter, names }) => {
    expect(applyFilter(rows, { ...noFilter, ...filter }).matching.map(nameOf)).toEqual(names);
  });

  it('counts a dimension without its own choice, and all others with it', () => {
    const { facets } = applyFilter(rows, { ...noFilter, stage: ['staging'] });
    expect(Object.fromEntries(facets.stage)).toEqual({ production: 3, staging: 1, none: 1 });
    expect(Object.fromEntries(facets.team)).toEqual({ payments: 1 });
  });

  it('counts what a second choice would leave', () => {
    const { facets } = applyFilter(rows, { ...noFilter, stage: ['production'], team: ['payments'] });
    expect(Object.fromEntries(facets.stage)).toEqual({ production: 2, staging: 1 });
    expect(Object.fromEntries(facets.team)).toEqual({ payments: 2, storefront: 1 });
    expect(Object.fromEntries(facets.state)).toEqual({ crashed: 1, up: 1 });
  });
});

describe('toggled', () => {
  it('adds a value, and takes it away again', () => {
    const on = toggled(noFilter, 'state', 'crashed');
    expect(on.state).toEqual(['crashed']);
    expect(toggled(on, 'state', 'crashed')).toEqual(noFilter);
  });
});

describe('isFiltering', () => {
  it.each([
    ['nothing', {}, false],
    ['spaces', { q: ' ' }, false],
    ['a word', { q: 'a' }, true],
    ['a value', { team: ['none'] }, true],
  ])('%s', (_, filter, expected) => {
    expect(isFiltering({ ...noFilter, ...filter })).toBe(expected);
  });
});

describe('isEndingStack', () => {
  it.each([
    ['heroku-20', true],
    ['heroku-22', true],
    ['heroku-24', false],
    ['heroku-26', false],
    ['container', false],
    ['cnb', false],
    [null, false],
  ])('%s', (stack, expected) => {
    expect(isEndingStack(stack)).toBe(expected);
  });
});
