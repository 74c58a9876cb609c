'use client';

import type * as React from 'react';
import { useEffect, useSyncExternalStore } from 'react';
import { PartMissing } from './part-missing';

/** A component whose code is fetched when it is first drawn, or before by `preload`. */
export type OnDemand<P> = React.ComponentType<P> & { preload(): Promise<void> };

type State<P> = React.ComponentType<P> | 'waiting' | 'missing';

const preloads: (() => Promise<void>)[] = [];

/** Fetches every part that the page's code knows of, one after another. */
export async function preloadAll(): Promise<void> {
  for (const preload of preloads) await preload();
}

/** Keeps code that draws nothing out of what a page loads first; whoever calls for it waits until it is here. */
export function codeOnDemand<T>(load: () => Promise<T>): () => Promise<T> {
  preloads.push(() =>
    load().then(
      () => {},
      () => {},
    ),
  );
  return load;
}

/** The same for who would rather do without the code than wait for it: null until it is here. */
export function codeIfHere<T>(load: () => Promise<T>): () => T | null {
  let code: T | null = null;
  preloads.push(() =>
    load().then(
      (loaded) => {
        code = loaded;
      },
      () => {},
    ),
  );
  return () => code;
}

/**
 * Keeps a part out of what a page loads first. Whoever draws it need not wait: it appears as soon as its code is here, in
 * the same rendering when it already is. Until then `Waiting` stands in its place, given the same props.
 */
export function onDemand<P extends object>(
  load: () => Promise<React.ComponentType<P>>,
  Waiting?: React.ComponentType<P>,
): OnDemand<P> {
  let state: State<P> = 'waiting';
  let fetching: Promise<void> | null = null;
  const listeners = new Set<() => void>();
  const settle = (next: State<P>) => {
    state = next;
    for (const listener of listeners) listener();
  };
  const subscribe = (listener: () => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  const preload = () => {
    fetching ??= load().then(settle, () => {
      fetching = null;
      settle('missing');
    });
    return fetching;
  };
  preloads.push(preload);

  function Part(props: P) {
    const Loaded = useSyncExternalStore(
      subscribe,
      () => state,
      () => 'waiting' as const,
    );
    useEffect(() => void preload(), []);
    if (Loaded === 'missing') return <PartMissing />;
    if (Loaded !== 'waiting') return <Loaded {...props} />;
    return Waiting ? <Waiting {...props} /> : null;
  }
  return Object.assign(Part, { preload });
}
