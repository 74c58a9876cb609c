import { describe, expect, test } from 'vitest';
import { longestViewName, mayNameView, mayRemoveView } from './views';

const views = [
  { id: 'a', name: 'Payments team' },
  { id: 'b', name: 'Mine' },
];

const cases: [string, { id: string | null; name: string }, string | null][] = [
  ['a new view takes a free name', { id: null, name: 'Storefront' }, null],
  ['a new view cannot take a name that is taken', { id: null, name: 'Mine' }, 'already'],
  ['neither in other letters nor with spaces around', { id: null, name: ' mine ' }, 'already'],
  ['a view keeps its own name', { id: 'b', name: 'Mine' }, null],
  ['a view cannot take the name of another', { id: 'b', name: 'Payments team' }, 'already'],
  ['spaces alone are no name', { id: null, name: '  ' }, 'needs a name'],
  ['a name has an end', { id: null, name: 'x'.repeat(longestViewName + 1) }, 'at most'],
];

describe('the name of a view', () => {
  test.each(cases)('%s', (_, view, reason) => {
    const verdict = mayNameView(views, view);
    expect(verdict.allowed ? null : verdict.reason).toEqual(reason === null ? null : expect.stringContaining(reason));
  });
});

test('a view that everyone sees is made private before it goes', () => {
  expect(mayRemoveView({ isShared: true })).toMatchObject({ allowed: false });
  expect(mayRemoveView({ isShared: false })).toEqual({ allowed: true });
});
