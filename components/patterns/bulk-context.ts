'use client';

import { createContext, useContext } from 'react';

/** What somebody wants of many apps at once, or of a job that they began: its failures retried, its changes undone. */
export type BulkWish =
  | { act: 'restart' | 'scale' | 'maintenance'; apps: readonly BulkApp[] }
  | { act: 'retry' | 'undo'; job: string };

/** One of the apps, as the fleet shows it. */
export type BulkApp = {
  id: string;
  name: string;
  stage: string | null;
  /** Its process types, as far as they are known. */
  types: readonly string[];
  isMaintenance: boolean;
};

export const BulkContext = createContext<((wish: BulkWish) => void) | null>(null);

/** Opens what plans, asks and begins an operation on many apps. */
export function useBulk(): (wish: BulkWish) => void {
  const begin = useContext(BulkContext);
  if (!begin) throw new Error('useBulk needs a BulkProvider above it');
  return begin;
}
