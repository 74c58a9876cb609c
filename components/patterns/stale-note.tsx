'use client';

import { onDemand } from '@/components/ui/on-demand';
import type { StaleQuery } from './stale-note-body';

const StaleNoteBody = onDemand(() => import('./stale-note-body').then((module) => module.StaleNoteBody));

/** Above data that could not be read again: why, how old it is, and the way to try. */
export function StaleNote({ query }: { query: StaleQuery }) {
  return query.isError && query.data ? <StaleNoteBody query={query} readAt={query.data.readAt} /> : null;
}
