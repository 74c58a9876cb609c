import { afterEach, expect, it, vi } from 'vitest';
import { countIn, hasRoom, openStreams } from './open-streams';

afterEach(() => vi.restoreAllMocks());

it('a process that is told to end ends its streams, and opens no other', () => {
  const onSignal = new Map<unknown, () => void>();
  vi.spyOn(process, 'once').mockImplementation((signal, listener) => {
    onSignal.set(signal, listener as () => void);
    return process;
  });
  const end = vi.fn();
  const countOut = countIn('session', { end });
  expect([hasRoom('session'), hasRoom('another'), openStreams()]).toEqual([true, true, 1]);

  onSignal.get('SIGTERM')?.();
  expect(end).toHaveBeenCalledTimes(1);
  expect([hasRoom('session'), hasRoom('another')]).toEqual([false, false]);
  countOut();
  expect(openStreams()).toBe(0);
});
