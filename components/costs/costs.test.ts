import { describe, expect, test } from 'vitest';
import { type CostFilter, filterLines, linesOf, sortLines } from './add-on-lines';
import { costsCsv } from './costs-csv';
import { sumsOf, totalOf } from './sums';

const apps = [
  { id: '1', name: 'shop-production', stage: 'production', team: 'shop', dynoCents: 5_000, areAddOnsRead: true },
  { id: '2', name: 'shop-staging', stage: 'staging', team: 'shop', dynoCents: 700, areAddOnsRead: true },
  { id: '3', name: 'alone', stage: null, team: null, dynoCents: null, areAddOnsRead: false },
];
const addOn = (
  name: string,
  service: string | null,
  cents: number,
  app: number,
  state: string | null = 'provisioned',
) => ({
  id: name,
  name,
  service,
  plan: service && `${service}:basic`,
  state,
  cents,
  createdAt: cents === 0 ? null : 1_000 * cents,
  app,
});
const lines = linesOf({
  apps,
  addOns: [
    addOn('postgres-1', 'heroku-postgresql', 5_000, 0),
    addOn('redis-1', 'heroku-redis', 1_500, 0, 'provisioning'),
    addOn('postgres-2', 'heroku-postgresql', 500, 1),
    addOn('mail-1', null, 0, 2, null),
  ],
});
const all: CostFilter = { q: '', service: null, stage: null, team: null, isUnsettled: false };
const names = (some: typeof lines) => some.map(({ name }) => name);

describe('the filter', () => {
  test.each<[Partial<CostFilter>, string[]]>([
    [{}, ['postgres-1', 'redis-1', 'postgres-2', 'mail-1']],
    [{ q: 'POSTGRES staging' }, ['postgres-2']],
    [{ service: 'heroku-postgresql' }, ['postgres-1', 'postgres-2']],
    [{ service: 'none' }, ['mail-1']],
    [{ stage: 'production' }, ['postgres-1', 'redis-1']],
    [{ stage: 'none' }, ['mail-1']],
    [{ team: 'shop', isUnsettled: true }, ['redis-1']],
    [{ team: 'none', service: 'heroku-redis' }, []],
  ])('%j', (change, expected) => {
    expect(names(filterLines(lines, { ...all, ...change }))).toEqual(expected);
  });
});

describe('the order', () => {
  test.each([
    ['price', true, ['postgres-1', 'redis-1', 'postgres-2', 'mail-1']],
    ['price', false, ['mail-1', 'postgres-2', 'redis-1', 'postgres-1']],
    ['app', false, ['mail-1', 'postgres-1', 'redis-1', 'postgres-2']],
    ['stage', false, ['postgres-1', 'redis-1', 'postgres-2', 'mail-1']],
    ['age', false, ['postgres-2', 'redis-1', 'postgres-1', 'mail-1']],
    ['plan', true, ['redis-1', 'postgres-1', 'postgres-2', 'mail-1']],
  ] as const)('by %s, descending: %s', (column, isDescending, expected) => {
    expect(names(sortLines(lines, { column, isDescending }))).toEqual(expected);
  });
});

describe('sums', () => {
  test('by service hold no dynos', () => {
    expect(sumsOf(apps, lines, 'service')).toEqual([
      { key: 'heroku-postgresql', addOns: 2, addOnCents: 5_500, dynoCents: 0, isPartial: false },
      { key: 'heroku-redis', addOns: 1, addOnCents: 1_500, dynoCents: 0, isPartial: false },
      { key: 'none', addOns: 1, addOnCents: 0, dynoCents: 0, isPartial: false },
    ]);
  });

  test.each([
    ['team', ['shop 7000 + 5700', 'none 0 + 0, at least']],
    ['stage', ['production 6500 + 5000', 'staging 500 + 700', 'none 0 + 0, at least']],
    ['app', ['shop-production 6500 + 5000', 'shop-staging 500 + 700', 'alone 0 + 0, at least']],
  ] as const)('by %s', (by, expected) => {
    const told = sumsOf(apps, lines, by).map(
      ({ key, addOnCents, dynoCents, isPartial }) =>
        `${key} ${addOnCents} + ${dynoCents}${isPartial ? ', at least' : ''}`,
    );
    expect(told).toEqual(expected);
  });

  test('together', () => {
    expect(totalOf(sumsOf(apps, lines, 'team'))).toEqual({
      addOns: 4,
      addOnCents: 7_000,
      dynoCents: 5_700,
      isPartial: true,
    });
    expect(totalOf([])).toEqual({ addOns: 0, addOnCents: 0, dynoCents: 0, isPartial: false });
  });
});

test('the export holds what is listed, and nothing that a spreadsheet would run', () => {
  const [first] = lines;
  const trap = first ? [{ ...first, name: '=1+1' }] : [];
  const [head, row] = costsCsv(trap).split('\r\n');
  expect(head).toBe('add_on,service,plan,state,dollars_per_month,app,stage,team,created_at');
  expect(row).toBe(
    "'=1+1,heroku-postgresql,heroku-postgresql:basic,provisioned,50,shop-production,production,shop,1970-01-01T01:23:20.000Z",
  );
});
