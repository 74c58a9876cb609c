'use client';

import { useQueryClient } from '@tanstack/react-query';
import type * as React from 'react';
import { createContext, useContext, useState, useSyncExternalStore } from 'react';
import { onDemand } from '@/components/ui/on-demand';
import { createDesk, type Desk } from './operation-desk';

const OperationDialog = onDemand(() => import('./operation-dialog').then((module) => module.OperationDialog));
const DeskContext = createContext<Desk | null>(null);

/** The desk at which operations begin. */
export function useOperationDesk(): Desk {
  const desk = useContext(DeskContext);
  if (!desk) throw new Error('useOperationDesk needs an OperationProvider above it');
  return desk;
}

export function OperationProvider({ children }: { children: React.ReactNode }) {
  const queries = useQueryClient();
  const [desk] = useState(() => createDesk(queries, () => void OperationDialog.preload()));
  const question = useSyncExternalStore(desk.subscribe, desk.question, () => null);
  return (
    <DeskContext.Provider value={desk}>
      {children}
      {question ? <OperationDialog desk={desk} question={question} /> : null}
    </DeskContext.Provider>
  );
}
