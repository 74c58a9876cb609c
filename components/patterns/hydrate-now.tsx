'use client';

import { type DehydratedState, hydrate, useQueryClient } from '@tanstack/react-query';
import type * as React from 'react';
import { useMemo } from 'react';

/**
 * Puts what the server read into the cache before the children are drawn. React Query's own boundary waits for an effect
 * where another part of the page has asked for the same key already, and the first HTML would be without it.
 */
export function HydrateNow({ state, children }: { state: DehydratedState; children: React.ReactNode }) {
  const queries = useQueryClient();
  // Nothing is taken over that is older than what is known, so that doing it twice does no harm.
  useMemo(() => hydrate(queries, state), [queries, state]);
  return children;
}
