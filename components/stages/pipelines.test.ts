import { describe, expect, test } from 'vitest';
import { fleetRowOf } from '@/components/fleet/testing/fleet-row-of';
import type { FleetRow } from '@/lib/fleet/rows';
import { entriesOf } from './entries';
import { filterPipelines, type PipelineFilter, sortPipelines } from './pipeline-view';
import { type Pipeline, pipelinesOf, stagesOf } from './pipelines';

const now = Date.UTC(2026, 10, 20, 9);
const at = { app: now, pipeline: now, formation: now, dynos: now, release: now, addOns: now };
const release = (version: number, agoMs: number, status = 'succeeded') => ({
  version,
  at: now - agoMs,
  by: null,
  status,
  description: null,
});
const app = (pipeline: string, stage: string, changes: Partial<FleetRow> = {}) =>
  fleetRowOf({ name: `${pipeline}-${stage}`, pipeline, pipelineId: pipeline, stage, readAt: at, ...changes });
const crashed = { state: 'crashed' as const, affected: 1, troubled: ['web.1'] };

const rows = [
  app('ledger', 'production', { team: 'payments', release: release(4, 9_000), ...crashed }),
  app('ledger', 'staging', { team: 'payments', release: release(8, 1_000) }),
  app('catalog', 'production', { name: 'catalog-eu', team: 'shop', release: release(2, 5_000) }),
  app('catalog', 'production', { name: 'catalog-us', team: 'shop', release: release(3, 7_000), ...crashed }),
  app('catalog', 'review', { name: 'catalog-pr-1', team: 'shop', release: null }),
  app('mail', 'staging', { team: null, release: release(1, 2_000, 'failed') }),
  fleetRowOf({ name: 'alone', stage: null, pipeline: null, pipelineId: null, readAt: at }),
];
const pipelines = pipelinesOf(rows, now);
const names = (some: readonly Pipeline[]) => some.map(({ name }) => name);
const all: PipelineFilter = { q: '', team: null, check: [] };

describe('pipelines', () => {
  test('hold the apps of each stage, the worst first; what is in no pipeline is left out', () => {
    expect(names(pipelines)).toEqual(['ledger', 'catalog', 'mail']);
    const [, catalog] = pipelines;
    expect(catalog?.stages.get('production')?.map(({ name }) => name)).toEqual(['catalog-us', 'catalog-eu']);
  });

  test('have a column for each stage in use, in the order that code takes', () => {
    expect(stagesOf(pipelines)).toEqual(['review', 'staging', 'production']);
    expect(stagesOf([])).toEqual([]);
  });
});

describe('the filter', () => {
  test.each<[Partial<PipelineFilter>, string[]]>([
    [{}, ['ledger', 'catalog', 'mail']],
    [{ q: 'CAT us' }, ['catalog']],
    [{ q: 'payments' }, ['ledger']],
    [{ team: 'shop' }, ['catalog']],
    [{ team: 'none' }, ['mail']],
    [{ check: ['attention'] }, ['ledger', 'catalog', 'mail']],
    [{ check: ['failed'] }, ['mail']],
    [{ check: ['failed', 'no-production'] }, ['mail']],
    [{ check: ['failed'], team: 'shop' }, []],
  ])('%j', (change, expected) => {
    expect(names(filterPipelines(pipelines, { ...all, ...change }).matching)).toEqual(expected);
  });

  test('counts what each other choice would leave', () => {
    const { facets } = filterPipelines(pipelines, { ...all, team: 'payments' });
    expect(facets.team).toEqual(
      new Map([
        ['payments', 1],
        ['shop', 1],
        ['none', 1],
      ]),
    );
    expect(facets.check).toEqual(new Map([['attention', 1]]));
    const narrowed = filterPipelines(pipelines, { ...all, check: ['failed'] }).facets;
    expect(narrowed.team).toEqual(new Map([['none', 1]]));
    expect(narrowed.check).toEqual(
      new Map([
        ['attention', 1],
        ['failed', 1],
        ['no-production', 1],
      ]),
    );
  });
});

describe('the order', () => {
  test.each<[string, boolean, string[]]>([
    ['name', false, ['catalog', 'ledger', 'mail']],
    ['name', true, ['mail', 'ledger', 'catalog']],
    ['team', false, ['ledger', 'catalog', 'mail']],
    ['production', true, ['catalog', 'ledger', 'mail']],
    ['production', false, ['ledger', 'catalog', 'mail']],
    ['staging', true, ['ledger', 'mail', 'catalog']],
    ['review', true, ['catalog', 'ledger', 'mail']],
  ])('by %s, descending: %s', (column, isDescending, expected) => {
    expect(names(sortPipelines(pipelines, { column, isDescending }))).toEqual(expected);
  });
});

test('an open pipeline lists its apps by stage', () => {
  const entries = entriesOf(pipelines, stagesOf(pipelines), ['catalog']);
  expect(entries.map((entry) => (entry.kind === 'app' ? `${entry.app.name} ${entry.column}` : entry.id))).toEqual([
    'ledger',
    'catalog',
    'catalog-pr-1 0',
    'catalog-us 2',
    'catalog-eu 2',
    'mail',
  ]);
});
