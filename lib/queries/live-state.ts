import { useSyncExternalStore } from 'react';
import { parseVersion } from '@/lib/rules/fleet-version';

/** How the live stream is, and since when (ms). */
export type LiveState = { state: 'connecting' | 'live' | 'broken' | 'ended'; since: number };

const before: LiveState = { state: 'connecting', since: 0 };
let current = before;
let heard: string | null = null;
const listeners = new Set<() => void>();

/** Takes note of how the stream is now. */
export function setLiveState(next: LiveState): void {
  if (current.state === next.state) return;
  current = next;
  for (const listener of listeners) listener();
}

/** How the stream is at this moment. */
export function liveState(): LiveState {
  return current;
}

/** Whether what changes on the server arrives by itself at this moment. */
export function isLive(): boolean {
  return current.state === 'live';
}

/** Where the fleet stands, as the stream told last. */
export function heardVersion(): string | null {
  return heard;
}

/** Takes note of where the stream says that the fleet stands. */
export function setHeardVersion(version: string): void {
  heard = version;
}

/** Whether rows of this version were made before what the stream has told already. */
export function isBehind(version: string): boolean {
  const [have, told] = [parseVersion(version), parseVersion(heard)];
  if (!have || !told || !isLive()) return false;
  return have.epoch !== told.epoch || have.count < told.count;
}

/** How the live stream of this browser is, for a polite mark on the screen. */
export function useLiveState(): LiveState {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => current,
    () => before,
  );
}
