import { expect, test } from 'vitest';
import { type SortKey, sortedBy } from './sorted-by';

const item = (name: string, key: SortKey) => ({ name, key });

test.each([
  ['numbers by their size', [item('a', 10), item('b', 9)], false, 'b a'],
  ['words with numbers as people count', [item('a', 'v10'), item('b', 'v9')], false, 'b a'],
  ['the other way round', [item('a', 9), item('b', 10)], true, 'b a'],
  ['equals by name', [item('b', 1), item('a', 1)], false, 'a b'],
  ['equals by name the other way round too', [item('b', 1), item('a', 1)], true, 'a b'],
  ['the unknown last', [item('a', null), item('b', 1)], false, 'b a'],
  ['the unknown last the other way round too', [item('a', null), item('b', 1)], true, 'b a'],
  ['zero before the unknown', [item('a', null), item('b', 0)], false, 'b a'],
])('%s', (_, items, isDescending, order) => {
  const sorted = sortedBy(items, ({ key }) => key, isDescending);
  expect(sorted.map(({ name }) => name).join(' ')).toBe(order);
});
