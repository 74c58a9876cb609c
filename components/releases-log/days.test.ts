import { expect, test } from 'vitest';
import { daysOf } from './days';

const at = (text: string) => ({ at: Date.parse(text) });
const items = [
  at('2026-11-20T08:00:00Z'),
  at('2026-11-20T00:30:00Z'),
  at('2026-11-19T23:30:00Z'),
  at('2026-11-02T12:00:00Z'),
];
const nowMs = Date.parse('2026-11-20T09:00:00Z');
const counts = (timeZone: string) =>
  daysOf(items, { nowMs, timeZone }).map(({ label, items: some }) => `${label}: ${some.length}`);

test('a day ends at midnight where one is', () => {
  expect(counts('UTC')).toEqual(['Today, Fri, 20 Nov 2026: 2', 'Yesterday, Thu, 19 Nov 2026: 1', 'Mon, 2 Nov 2026: 1']);
  expect(counts('Europe/Berlin')).toEqual(['Today, Fri, 20 Nov 2026: 3', 'Mon, 2 Nov 2026: 1']);
  expect(counts('America/New_York')).toEqual([
    'Today, Fri, 20 Nov 2026: 1',
    'Yesterday, Thu, 19 Nov 2026: 2',
    'Mon, 2 Nov 2026: 1',
  ]);
});

test('nothing has no day', () => {
  expect(daysOf([], { nowMs, timeZone: 'UTC' })).toEqual([]);
});
