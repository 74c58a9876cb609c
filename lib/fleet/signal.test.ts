import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { FleetEntry } from './entry';
import { RowBook } from './row-book';
import { Signal } from './signal';

const now = Date.UTC(2026, 10, 20, 9);
beforeEach(() => {
  vi.useFakeTimers({ now });
});
afterEach(() => {
  vi.useRealTimers();
});

/** A book of apps whose names can be changed together, and when their changes were told (ms from the start). */
function setUp(apps = 1) {
  let name = 'shop';
  const value = { name, team: null, region: null, stack: null, isMaintenance: false, updatedAt: null };
  const rest = { coupling: null, formation: null, dynos: null, release: null, addOns: null, certificates: null };
  const entry = (id: string) =>
    ({ id, app: { value: { ...value, name }, readAt: now }, ...rest }) as unknown as FleetEntry;
  const ids = Array.from({ length: apps }, (_, index) => `app-${index}`);
  const book = new RowBook(entry);
  const signal = new Signal(book);
  for (const id of ids) book.touch(id);
  const told: number[] = [];
  signal.listen(() => told.push(Date.now() - now));
  const change = () => {
    name += '!';
    for (const id of ids) book.touch(id);
    signal.raise();
  };
  return { told, change };
}

test('a change is told soon, together with those that follow at once', async () => {
  const { told, change } = setUp();
  change();
  await vi.advanceTimersByTimeAsync(100);
  change();
  await vi.advanceTimersByTimeAsync(2_000);
  expect(told).toEqual([200]);
});

test('while changes go on they are told a little less than twice a second, and the last one too', async () => {
  const { told, change } = setUp();
  for (let passed = 0; passed < 2_000; passed += 50) {
    change();
    await vi.advanceTimersByTimeAsync(50);
  }
  await vi.advanceTimersByTimeAsync(2_000);
  expect(told).toEqual([200, 800, 1_400, 2_000]);
});

test('after a rest a change is told as soon as the first one', async () => {
  const { told, change } = setUp();
  change();
  await vi.advanceTimersByTimeAsync(5_000);
  change();
  await vi.advanceTimersByTimeAsync(5_000);
  expect(told).toEqual([200, 5_200]);
});

test('many rows at once are told half as often', async () => {
  const { told, change } = setUp(60);
  for (let passed = 0; passed < 2_000; passed += 50) {
    change();
    await vi.advanceTimersByTimeAsync(50);
  }
  expect(told).toEqual([200, 1_400]);
});
