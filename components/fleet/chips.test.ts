// @vitest-environment node
import { expect, it } from 'vitest';
import { chipsAtHand, chipsOf } from './chips';
import { applyFilter, noFilter } from './filter';
import { fleetRowOf } from './testing/fleet-row-of';

const failed = { version: 1, at: 1, by: null, status: 'failed', description: null };
const rows = [
  fleetRowOf({ name: 'a', stack: 'heroku-22' }),
  fleetRowOf({ name: 'b', stage: 'staging', release: failed }),
  fleetRowOf({ name: 'c', stage: null, team: null }),
];
const labelled = (chips: ReturnType<typeof chipsOf>) => chips.map(({ label, count }) => `${label} ${count}`);

it('has the usual chips at hand, each with what it would leave', () => {
  const { facets } = applyFilter(rows, noFilter);
  expect(labelled(chipsAtHand(facets, noFilter))).toEqual([
    'Production 1',
    'Staging 1',
    'heroku-22 1',
    'Failed release 1',
  ]);
});

it('keeps an applied chip at hand, also when it leaves nothing', () => {
  const filter = { ...noFilter, team: ['payments'], stack: ['cedar-14'] };
  const chips = chipsAtHand(applyFilter(rows, filter).facets, filter).filter(({ isApplied }) => isApplied);
  expect(labelled(chips)).toEqual(['payments 0', 'cedar-14 0']);
});

it('lists stages in their order, and none last', () => {
  expect(labelled(chipsOf('stage', applyFilter(rows, noFilter).facets, noFilter))).toEqual([
    'Production 1',
    'Staging 1',
    'No pipeline 1',
  ]);
});
