'use client';

import type * as React from 'react';
import { createContext, useContext, useSyncExternalStore } from 'react';
import { clock } from './clock';

const RenderedAt = createContext(0);

/** Carries the moment of the server's rendering to the browser, so that both print the same ages at first. */
export function RenderedAtProvider({ atMs, children }: { atMs: number; children: React.ReactNode }) {
  return <RenderedAt.Provider value={atMs}>{children}</RenderedAt.Provider>;
}

/** A text that depends on the time; re-renders only when the text changes. */
export function useTimedText(textAt: (nowMs: number) => string): string {
  const renderedAtMs = useContext(RenderedAt);
  return useSyncExternalStore(
    clock.subscribe,
    () => textAt(clock.now()),
    () => textAt(renderedAtMs),
  );
}

const never = () => () => {};

/** Whether the browser has taken over, so that its locale and time zone may be used. */
export function useIsLive(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
}
