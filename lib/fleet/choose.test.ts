import { expect, test } from 'vitest';
import { chooseApps } from './choose';
import type { FleetEntry } from './entry';

const now = 1_790_000_000_000;
const hourMs = 3_600_000;

function entry(id: string, readAt: number | null): FleetEntry {
  const part = <T>(value: T) => (readAt === null ? null : { value, readAt });
  return {
    id,
    app: { value: {} as FleetEntry['app']['value'], readAt: now },
    coupling: { value: null, readAt: now },
    formation: part([]),
    dynos: part([]),
    release: part(null),
    addOns: part([]),
    certificates: null,
  };
}

const choose = (entries: FleetEntry[], firstReads: number) =>
  chooseApps({
    entries,
    now,
    watched: new Set(['watched']),
    changed: new Map(),
    touched: new Map(),
    isResting: () => false,
    isAnyoneHere: true,
    slowness: 1,
    firstReads,
  }).map(({ id, purpose }) => `${purpose} ${id}`);

const old = [entry('watched', now - hourMs), entry('old', now - hourMs)];

test('what was never read comes before what is old', () => {
  expect(choose([...old, entry('a', null), entry('b', null)], 1)).toEqual(['sync:watched watched', 'sync:cold a']);
});

test('both are read where the budget pays for both', () => {
  expect(choose([...old, entry('a', null)], 1)).toEqual(['sync:watched watched', 'sync:cold a', 'sync:sweep old']);
});
