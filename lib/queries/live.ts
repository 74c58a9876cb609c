import type { QueryClient } from '@tanstack/react-query';
import { readWatch } from '@/app/actions';
import { call } from './call';
import type { FleetRows } from './fleet-wire';
import { keys } from './keys';
import { type LiveEvent, takeEvent } from './live-events';
import { keepSource } from './live-source';
import { heardVersion, isBehind, type LiveState, liveState, setHeardVersion, setLiveState } from './live-state';
import { onWatched, watchedIds } from './watched';

const name = 'dynodeck-live';
const sayEveryMs = 30_000;
const sayFirstMs = 2_000;

type Message =
  | { kind: 'event'; event: LiveEvent }
  | { kind: 'state'; state: LiveState; version: string | null }
  | { kind: 'question' };

/**
 * Keeps the cache fresh by what the server tells, until the returned function is called. All tabs of a browser share one
 * stream: one of them holds a lock, opens it and passes on what it hears; when it goes, another gets the lock. Where a
 * browser has no locks, each tab opens its own.
 */
export function startLive(client: QueryClient): () => void {
  const stopping = new AbortController();
  const { signal } = stopping;
  const tabs = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(name);
  let leads = false;

  const pass = (message: Message) => tabs?.postMessage(message);
  const tellState = () => pass({ kind: 'state', state: liveState(), version: heardVersion() });
  const rowsVersion = () => client.getQueryData<FleetRows>(keys.fleetRows)?.version ?? null;
  const take = (event: LiveEvent) => {
    if (event.version) setHeardVersion(event.version);
    takeEvent(client, event);
  };
  if (tabs) {
    tabs.onmessage = ({ data }: MessageEvent<Message>) => {
      if (data.kind === 'event') take(data.event);
      else if (data.kind === 'question' && leads) tellState();
      else if (data.kind === 'state') {
        if (data.version) setHeardVersion(data.version);
        setLiveState(data.state);
        const version = rowsVersion();
        if (version && isBehind(version)) void client.invalidateQueries({ queryKey: keys.fleetRows });
      }
    };
  }
  const lead = () => {
    leads = true;
    keepSource(rowsVersion, signal, {
      onEvent(event) {
        take(event);
        pass({ kind: 'event', event });
      },
      onState(state) {
        if (liveState().state === state) return;
        setLiveState({ state, since: Date.now() });
        tellState();
      },
    });
  };
  const held = () =>
    new Promise<void>((release) => {
      signal.addEventListener('abort', () => release());
      lead();
    });

  if (tabs && 'locks' in navigator) {
    pass({ kind: 'question' });
    navigator.locks.request(name, { signal }, held).catch(() => undefined);
  } else lead();
  sayPresence(client, signal);
  return () => {
    stopping.abort();
    tabs?.close();
  };
}

/** Tells the server which apps are on the screen, as long as somebody can see it. */
function sayPresence(client: QueryClient, signal: AbortSignal): void {
  const say = () => {
    if (document.visibilityState !== 'visible' || liveState().state === 'ended') return;
    call(client, readWatch({ appIds: watchedIds() })).catch(() => undefined);
  };
  let soon = setTimeout(say, sayFirstMs);
  const every = setInterval(say, sayEveryMs);
  onWatched(() => {
    clearTimeout(soon);
    soon = setTimeout(say, sayFirstMs);
  });
  document.addEventListener('visibilitychange', say, { signal });
  signal.addEventListener('abort', () => {
    onWatched(null);
    clearTimeout(soon);
    clearInterval(every);
  });
}
