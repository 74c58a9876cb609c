'use client';

import type * as React from 'react';
import { createContext, useContext, useState, useSyncExternalStore } from 'react';
import { clock } from './clock';

const RenderedAt = createContext(0);

/** Carries the moment of the server's rendering to the browser, so that both print the same ages at first. */
export function RenderedAtProvider({ atMs, children }: { atMs: number; children: React.ReactNode }) {
  return <RenderedAt.Provider value={atMs}>{children}</RenderedAt.Provider>;
}

/**
 * When the server made what this is drawn from, in the browser's time at the latest: a page that was asked for before its
 * link was pressed is older than its appearance. For React Query's `initialDataUpdatedAt`.
 */
export function useMadeAt(): () => number {
  const renderedAtMs = useContext(RenderedAt);
  return () => Math.min(renderedAtMs, Date.now());
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

/** The moment at which the component first appeared, the same on the server and in the browser. */
export function useShownAt(): number {
  const renderedAtMs = useContext(RenderedAt);
  const isLive = useIsLive();
  const [shownAtMs] = useState(() => (isLive ? Date.now() : renderedAtMs));
  return shownAtMs;
}
