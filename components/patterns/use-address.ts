'use client';

import { useSearchParams } from 'next/navigation';
import { useCallback, useMemo, useSyncExternalStore } from 'react';
import { type AddressChange, type Params, readAddress, writeAddress } from '@/lib/rules/address';

/** Browsers refuse an address that changes more than a hundred times in half a minute. */
const restMs = 320;
/** Changing it takes a browser long, and Next draws for it: not between the letters of a word. */
const typedMs = 400;

/** Of somebody who types no more. */
const signs = ['click', 'keydown', 'pointermove'];

const listeners = new Set<() => void>();
/** What the address will say as soon as it may change again, unless it has become another one until then. */
let ahead: { path: string; over: string; query: string } | null = null;
let timer: ReturnType<typeof setTimeout> | undefined;
let writtenAtMs = Number.NEGATIVE_INFINITY;

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    // A page that has gone writes nothing more.
    if (listeners.size > 0) return;
    rest();
    ahead = null;
  };
}

function current(): string {
  const { pathname, search } = window.location;
  return ahead?.path === pathname && ahead.over === search ? ahead.query : search;
}

function show(query: string, leastMs: number): void {
  ahead = { path: window.location.pathname, over: window.location.search, query: query && `?${query}` };
  for (const listener of listeners) listener();
  const waitMs = Math.max(leastMs, writtenAtMs + restMs - performance.now());
  rest();
  if (waitMs <= 0) {
    write();
    return;
  }
  timer = setTimeout(write, waitMs);
  for (const event of signs) window.addEventListener(event, hurry, true);
}

/**
 * Who presses something may be leaving: a later write would call them back, since Next takes it for a way of its own. A
 * hand that has gone to the pointer types no more, and its press shall not wait for the address.
 */
function hurry(event: Event): void {
  if (event.type === 'pointermove' && performance.now() < writtenAtMs + restMs) return;
  if (!(event instanceof KeyboardEvent) || event.key === 'Enter') write();
}

function rest(): void {
  clearTimeout(timer);
  for (const event of signs) window.removeEventListener(event, hurry, true);
}

function write(): void {
  rest();
  const { pathname, search, hash } = window.location;
  const next = current();
  ahead = null;
  if (next === search) return;
  writtenAtMs = performance.now();
  window.history.replaceState(null, '', pathname + next + hash);
}

/** Changes some values, in view of what they are. What is typed is in the address once nobody types for a moment. */
type Change<V> = (change: AddressChange<V> | ((now: V) => AddressChange<V>), options?: { isTyped?: boolean }) => void;

/**
 * How a page is looked at, kept in its address: a link shows the same, and nothing is asked of the server. The values are
 * the same object for as long as nothing changes, and what changes them always.
 */
export function useAddress<V extends object>(params: Params<V>): [V, Change<V>] {
  const atFirst = useSearchParams();
  const query = useSyncExternalStore(subscribe, current, () => `${atFirst}`);
  const values = useMemo(() => readAddress(params, query), [params, query]);
  const change: Change<V> = useCallback(
    (next, { isTyped = false } = {}) => {
      const query = current();
      const changed = typeof next === 'function' ? next(readAddress(params, query)) : next;
      show(writeAddress(params, query, changed), isTyped ? typedMs : 0);
    },
    [params],
  );
  return [values, change];
}
