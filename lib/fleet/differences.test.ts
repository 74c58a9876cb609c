import { describe, expect, it } from 'vitest';
import { addOnDifferences, domainDifferences, formationDifferences } from './differences';
import type { AddOnPart, ProcessPart } from './entry';

const process = (type: string, quantity: number, size = 'Basic'): ProcessPart => ({
  type,
  quantity,
  size,
  unitCents: null,
});
const addOn = (id: string, plan: string | null): AddOnPart => ({
  id,
  name: `${id}-name`,
  service: 'heroku-redis',
  plan,
  state: null,
  cents: 0,
  createdAt: null,
  configKeys: [],
});

describe('what two readings tell apart', () => {
  it.each([
    ['nothing', [process('web', 1)], [process('web', 1)], []],
    ['a number of dynos', [process('web', 1)], [process('web', 3)], ['web: 1 × Basic → 3 × Basic']],
    ['a size', [process('web', 1)], [process('web', 1, 'Eco')], ['web: 1 × Basic → 1 × Eco']],
    ['the same size in other letters', [process('web', 1)], [process('web', 1, 'BASIC')], []],
    ['a process type that a deploy brings along, without dynos', [], [process('worker', 0)], []],
    ['a process type that runs at once', [], [process('worker', 1)], ['worker: null → 1 × Basic']],
    ['the size of a type that does not run', [process('worker', 0)], [process('worker', 0, 'Eco')], []],
  ])('in a formation: %s', (_, before, after, told) => {
    const found = formationDifferences(before, after);
    expect(found.map((one) => `${one.subject}: ${one.before} → ${one.after}`)).toEqual(told);
  });

  it.each([
    ['nothing', [addOn('a', 'x:mini')], [addOn('a', 'x:mini')], []],
    ['one that came', [], [addOn('a', 'x:mini')], ['a-name: null → x:mini']],
    ['one that went', [addOn('a', 'x:mini')], [], ['a-name: x:mini → null']],
    ['another plan', [addOn('a', 'x:mini')], [addOn('a', 'x:big')], ['a-name: x:mini → x:big']],
    ['one of unknown plan', [], [addOn('a', null)], ['a-name: null → heroku-redis']],
  ])('in add-ons: %s', (_, before, after, told) => {
    const found = addOnDifferences(before, after);
    expect(found.map((one) => `${one.subject}: ${one.before} → ${one.after}`)).toEqual(told);
  });

  it('in domains: those that came and went', () => {
    expect(domainDifferences(['a.example', 'b.example'], ['b.example', 'c.example'])).toEqual([
      { kind: 'domain', subject: 'a.example', before: 'a.example', after: null },
      { kind: 'domain', subject: 'c.example', before: null, after: 'c.example' },
    ]);
  });
});
