'use client';

import { useSyncExternalStore } from 'react';
import { hasHadSign, onFirstSign } from './on-first-sign';

/** Whether there is a person: somebody has moved or pressed something since the page was loaded. */
export function useHasSign(): boolean {
  return useSyncExternalStore(onFirstSign, hasHadSign, () => false);
}
