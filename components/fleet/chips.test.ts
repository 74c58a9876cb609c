// @vitest-environment node
import { expect, it } from 'vitest';
import type { FleetRow } from '@/lib/fleet/rows';
import { type FleetFilter, FleetIndex, noFilter } from '@/lib/rules/fleet-filter';
import { chipsAtHand, chipsOf } from './chips';
import { fleetRowOf } from './testing/fleet-row-of';

const failed = { version: 1, at: 1, by: null, status: 'failed', description: null };
const rows = [
  fleetRowOf({ name: 'a', stack: 'heroku-22' }),
  fleetRowOf({ name: 'b', stage: 'staging', release: failed }),
  fleetRowOf({ name: 'c', stage: null, team: null }),
];
const now = { nowMs: fleetRowOf({ name: 'a' }).readAt.app, pinned: new Set(['id-of-c']) };
const facetsOf = (filter: FleetFilter) => new FleetIndex<FleetRow>().apply(rows, filter, now).facets;
const labelled = (chips: ReturnType<typeof chipsOf>) => chips.map(({ label, count }) => `${label} ${count}`);

it('has the usual chips at hand, each with what it would leave', () => {
  const facets = facetsOf(noFilter);
  expect(labelled(chipsAtHand(facets, noFilter))).toEqual([
    'Production 1',
    'Staging 1',
    'heroku-22 1',
    'Failed release 1',
    'Pinned 1',
  ]);
});

it('keeps an applied chip at hand, also when it leaves nothing', () => {
  const filter = { ...noFilter, team: ['payments'], stack: ['cedar-14'] };
  const chips = chipsAtHand(facetsOf(filter), filter).filter(({ isApplied }) => isApplied);
  expect(labelled(chips)).toEqual(['payments 0', 'cedar-14 0']);
});

it('lists stages in their order, and none last', () => {
  expect(labelled(chipsOf('stage', facetsOf(noFilter), noFilter))).toEqual([
    'Production 1',
    'Staging 1',
    'No pipeline 1',
  ]);
});
