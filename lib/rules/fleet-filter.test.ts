import { describe, expect, it } from 'vitest';
import { fleetRowOf } from '@/components/fleet/testing/fleet-row-of';
import type { FleetRow } from '@/lib/fleet/rows';
import { type FleetFilter, FleetIndex, isFiltering, noFilter, toggled } from './fleet-filter';

const dayMs = 86_400_000;
const nowMs = fleetRowOf({ name: 'clock' }).readAt.app;
const now = { nowMs, pinned: new Set(['id-of-label-printer']) };

const rows = [
  fleetRowOf({ name: 'checkout-api-production', state: 'crashed', sizes: ['Standard-2X', 'Performance-M'] }),
  fleetRowOf({ name: 'checkout-api-staging', stage: 'staging', plans: ['heroku-redis:mini'] }),
  fleetRowOf({
    name: 'catalog-production',
    team: 'storefront',
    certificate: { host: 'shop.example', endsAt: nowMs + 9 * dayMs },
  }),
  fleetRowOf({ name: 'label-printer', team: null, stage: null, pipeline: null, stack: 'heroku-22' }),
  fleetRowOf({
    name: 'ledger-production',
    readAt: { ...fleetRowOf({ name: 'read' }).readAt, dynos: nowMs - 2 * 3_600_000 },
    release: { version: 158, at: nowMs - 3 * dayMs, by: 'tomas', status: 'failed', description: null },
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
  { says: 'any of several sizes is found', filter: { size: ['Performance-M'] }, names: ['checkout-api-production'] },
  { says: 'an add-on plan is found', filter: { plan: ['heroku-redis:mini'] }, names: ['checkout-api-staging'] },
  { says: 'who released is a filter too', filter: { by: ['tomas'] }, names: ['ledger-production'] },
  { says: 'a release of this week is not one of today', filter: { age: ['week'] }, names: ['ledger-production'] },
  { says: 'a certificate that ends this month', filter: { certificate: ['month'] }, names: ['catalog-production'] },
  { says: 'what is pinned', filter: { pinned: ['yes'] }, names: ['label-printer'] },
  {
    says: 'one part older than an hour makes an app unread',
    filter: { unread: ['yes'] },
    names: ['ledger-production'],
  },
  { says: 'an unknown value finds nothing', filter: { stack: ['cedar-10'] }, names: [] },
];

function nameOf(row: { name: string } | undefined): string {
  return row?.name ?? '';
}

const applyFilter = (some: readonly FleetRow[], filter: FleetFilter) =>
  new FleetIndex<FleetRow>().apply(some, filter, now);

describe('the index', () => {
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

describe('an index that lives on', () => {
  const index = new FleetIndex<FleetRow>();

  it('counts anew each time', () => {
    const first = index.apply(rows, noFilter, now).facets;
    expect(index.apply(rows, noFilter, now).facets).toEqual(first);
    expect(index.apply(rows.slice(0, 1), noFilter, now).facets.stage).toEqual(new Map([['production', 1]]));
  });

  it('sees a row that was replaced, and the others as they were', () => {
    const changed = rows.map((row) => (row.name === 'label-printer' ? { ...row, state: 'crashed' as const } : row));
    const crashed = { ...noFilter, state: ['crashed'] };
    expect(index.apply(changed, crashed, now).matching.map(nameOf)).toEqual([
      'checkout-api-production',
      'label-printer',
    ]);
  });

  it('follows the time and the pins while rows stay', () => {
    const later = { nowMs: nowMs + 8 * dayMs, pinned: new Set<string>() };
    expect(index.count(rows, { ...noFilter, age: ['month'] }, later)).toBe(rows.length);
    expect(index.count(rows, { ...noFilter, certificate: ['week'] }, later)).toBe(1);
    expect(index.count(rows, { ...noFilter, pinned: ['yes'] }, later)).toBe(0);
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
