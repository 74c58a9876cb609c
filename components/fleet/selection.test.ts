// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { nothingSelected, type SelectionStep, selectionAfter } from './selection';

const order = ['a', 'b', 'c', 'd', 'e'];
const idsAfter = (...steps: SelectionStep[]) => [...steps.reduce(selectionAfter, nothingSelected).ids].toSorted();

describe('a selection', () => {
  it('takes a row and gives it back', () => {
    expect(idsAfter({ kind: 'toggle', id: 'b' })).toEqual(['b']);
    expect(idsAfter({ kind: 'toggle', id: 'b' }, { kind: 'toggle', id: 'b' })).toEqual([]);
  });
  it('reaches from the last row to this one, both ways', () => {
    expect(idsAfter({ kind: 'toggle', id: 'b' }, { kind: 'range', id: 'd', order })).toEqual(['b', 'c', 'd']);
    expect(idsAfter({ kind: 'toggle', id: 'd' }, { kind: 'range', id: 'b', order })).toEqual(['b', 'c', 'd']);
  });
  it('begins a range at the row itself where there is no other end', () => {
    expect(idsAfter({ kind: 'range', id: 'c', order })).toEqual(['c']);
    expect(idsAfter({ kind: 'toggle', id: 'gone' }, { kind: 'range', id: 'c', order })).toEqual(['c', 'gone']);
  });
  it('keeps what a filter hides when all that is shown is taken or given back', () => {
    const hidden: SelectionStep = { kind: 'toggle', id: 'e' };
    expect(idsAfter(hidden, { kind: 'all', ids: ['a', 'b'], isSelected: true })).toEqual(['a', 'b', 'e']);
    expect(idsAfter(hidden, { kind: 'all', ids: ['a', 'e'], isSelected: false })).toEqual([]);
  });
  it('ends at once', () => {
    expect(idsAfter({ kind: 'all', ids: order, isSelected: true }, { kind: 'clear' })).toEqual([]);
  });
});
