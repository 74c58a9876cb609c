import { afterEach, expect, it, vi } from 'vitest';
import { counted, onCrowd } from './crowd';

afterEach(() => onCrowd(null));

it('tells once that reads are many, and once that they are few again', async () => {
  const heard = vi.fn();
  onCrowd(heard);
  const ends: Array<() => void> = [];
  const reads = Array.from({ length: 7 }, () => counted(new Promise<void>((resolve) => ends.push(resolve))));
  expect(heard.mock.calls).toEqual([[true]]);
  for (const end of ends) end();
  await Promise.all(reads);
  expect(heard.mock.calls).toEqual([[true], [false]]);
});

it('counts a read that fails as ended', async () => {
  const heard = vi.fn();
  await Promise.allSettled(Array.from({ length: 6 }, () => counted(Promise.reject(new Error('lost')))));
  onCrowd(heard);
  await counted(Promise.resolve());
  expect(heard).not.toHaveBeenCalled();
});
