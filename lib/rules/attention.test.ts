import { describe, expect, test } from 'vitest';
import { type AttentionFilter, attentionOf } from './attention';
import type { ConcernedApp } from './concerns';

const now = Date.UTC(2026, 10, 20, 9);
const minute = 60_000;

const app = (name: string, changes: Partial<ConcernedApp> = {}): ConcernedApp => ({
  id: name,
  name,
  stage: 'production',
  team: null,
  state: 'up',
  affected: 0,
  total: 2,
  troubled: [],
  sinceAt: null,
  isMaintenance: false,
  maintenanceSinceAt: null,
  certificate: null,
  release: null,
  stack: 'heroku-24',
  updatedAt: now,
  readAt: { formation: now, dynos: now },
  ...changes,
});
const crashed = (agoMs: number) =>
  ({ state: 'crashed', affected: 1, troubled: ['web.1'], sinceAt: now - agoMs }) as const;
const failed = { release: { version: 3, at: now - minute, by: null, status: 'failed' } } as const;
const atZero = { state: 'scaled-to-zero', total: 0 } as const;
const ends = (inDays: number) => ({ certificate: { host: 'a.example', endsAt: now + inDays * 24 * 60 * minute } });
const stale = { readAt: { formation: now, dynos: now - 600 * minute } };
const budget = (remaining: number | null) => ({
  accountId: 'mara',
  label: 'mara@fernhill.example',
  remaining,
  reserve: 900,
});

const queue = (apps: ConcernedApp[], only: AttentionFilter = null, budgets: ReturnType<typeof budget>[] = []) =>
  attentionOf(apps, budgets, { nowMs: now, only });
const ids = (apps: ConcernedApp[], only?: AttentionFilter) => queue(apps, only).items.map(({ id }) => id);

describe('the order of the queue', () => {
  test.each<[string, ConcernedApp[], string[]]>([
    ['nothing is wrong', [app('a')], []],
    ['a crash before a failed release', [app('a', failed), app('b', crashed(minute))], ['b', 'a']],
    ['a failed release before production at zero', [app('a', atZero), app('b', failed)], ['b', 'a']],
    [
      'production before staging',
      [app('a', { ...crashed(0), stage: 'staging' }), app('b', crashed(minute))],
      ['b', 'a'],
    ],
    [
      'a staging crash before production at zero',
      [app('a', atZero), app('b', { ...crashed(0), stage: 'staging' })],
      ['b', 'a'],
    ],
    ['the newer crash first', [app('a', crashed(minute)), app('b', crashed(0))], ['b', 'a']],
    ['equal ones by name', [app('b', crashed(0)), app('a', crashed(0))], ['a', 'b']],
    ['the certificate that ends sooner first', [app('a', ends(20)), app('b', ends(9))], ['b', 'a']],
    ['a certificate that ends tomorrow before production at zero', [app('a', atZero), app('b', ends(1))], ['b', 'a']],
    [
      'an app in no pipeline after all stages',
      [app('a', { ...failed, stage: null }), app('b', { ...failed, stage: 'review' })],
      ['b', 'a'],
    ],
  ])('%s', (_, apps, expected) => {
    expect(ids(apps)).toEqual(expected);
  });

  test('one app stands there once, its worst concern first', () => {
    const [item, ...rest] = queue([app('a', { ...crashed(0), ...ends(5), stack: 'heroku-22' })]).items;
    expect(rest).toEqual([]);
    expect(item).toMatchObject({ concerns: [{ kind: 'crashed' }, { kind: 'certificate' }, { kind: 'stack' }] });
  });
});

describe('what many apps share', () => {
  const old = { stack: 'heroku-22' };
  test('one app on an ending stack stands alone, several are one item', () => {
    expect(ids([app('a', old)])).toEqual(['a']);
    expect(queue([app('a', old), app('b', old), app('c')]).items).toMatchObject([
      {
        kind: 'group',
        id: 'group:stack',
        concern: 'stack',
        sentence: '2 apps run on heroku-22',
        apps: 2,
        stacks: ['heroku-22'],
      },
    ]);
  });

  test('an app with a worse concern counts in the group and keeps its own place', () => {
    const { items, total, counts } = queue([app('a', { ...old, ...crashed(0) }), app('b', old)]);
    expect(items.map(({ id }) => id)).toEqual(['a', 'group:stack']);
    expect(total).toBe(2);
    expect(counts).toEqual(
      new Map([
        ['crashed', 1],
        ['stack', 2],
      ]),
    );
  });

  test('up to five apps that were not read for long stand alone', () => {
    const apps = Array.from({ length: 6 }, (_, index) => app(`a${index}`, stale));
    expect(ids(apps.slice(0, 5))).toHaveLength(5);
    expect(ids(apps)).toEqual(['group:unknown']);
  });
});

describe('the filter', () => {
  const apps = [app('a', { ...crashed(0), stack: 'heroku-22' }), app('b', { stack: 'heroku-22' }), app('c', failed)];

  test.each<[AttentionFilter, string[]]>([
    [null, ['a', 'c', 'group:stack']],
    ['crashed', ['a']],
    ['release-failed', ['c']],
    ['stack', ['a', 'b']],
    ['maintenance', []],
    ['budget', []],
  ])('%s', (only, expected) => {
    expect(ids(apps, only)).toEqual(expected);
  });

  test('shows its own concern first and changes no count', () => {
    const all = queue(apps);
    const { items, total, counts } = queue(apps, 'stack');
    expect(items[0]).toMatchObject({ id: 'a', concerns: [{ kind: 'stack' }, { kind: 'crashed' }] });
    expect([total, counts]).toEqual([all.total, all.counts]);
  });
});

describe('the API budget', () => {
  test.each<[number | null, number]>([
    [901, 0],
    [900, 1],
    [0, 1],
    [null, 0],
  ])('%s calls left of which 900 are kept', (remaining, expected) => {
    expect(queue([], null, [budget(remaining)]).items).toHaveLength(expected);
  });

  test('stands after what would page somebody and before the rest', () => {
    const apps = [app('a', atZero), app('b', crashed(0))];
    expect(queue(apps, null, [budget(12)]).items.map(({ id }) => id)).toEqual(['b', 'budget:mara', 'a']);
    expect(queue(apps, 'budget', [budget(12)]).items.map(({ id }) => id)).toEqual(['budget:mara']);
    expect(queue(apps, 'crashed', [budget(12)]).items.map(({ id }) => id)).toEqual(['b']);
  });
});

test.each<[ConcernedApp, boolean]>([
  [app('a', crashed(0)), true],
  [app('a', failed), true],
  [app('a', atZero), false],
  [app('a', { stack: 'heroku-22' }), false],
])('only what would page somebody is urgent', (one, isUrgent) => {
  expect(queue([one]).isUrgent).toBe(isUrgent);
});
