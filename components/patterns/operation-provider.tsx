'use client';

import { useQueryClient } from '@tanstack/react-query';
import type * as React from 'react';
import { createContext, useContext, useState, useSyncExternalStore } from 'react';
import { ConfirmDialog } from './confirm-dialog';
import { createDesk, type Desk, type Question } from './operation-desk';
import { PlanChanges } from './plan-changes';

const DeskContext = createContext<Desk | null>(null);

/** The desk at which operations begin. */
export function useOperationDesk(): Desk {
  const desk = useContext(DeskContext);
  if (!desk) throw new Error('useOperationDesk needs an OperationProvider above it');
  return desk;
}

export function OperationProvider({ children }: { children: React.ReactNode }) {
  const queries = useQueryClient();
  const [desk] = useState(() => createDesk(queries));
  const question = useSyncExternalStore(desk.subscribe, desk.question, () => null);
  return (
    <DeskContext.Provider value={desk}>
      {children}
      {question ? <OperationDialog desk={desk} question={question} /> : null}
    </DeskContext.Provider>
  );
}

function OperationDialog({ desk, question }: { desk: Desk; question: Question }) {
  const { plan, planHash } = question.seen;
  return (
    <ConfirmDialog
      key={planHash}
      isOpen
      onOpenChange={(isOpen) => (isOpen ? undefined : desk.cancel())}
      title={plan.title}
      confirmLabel={plan.title}
      onConfirm={() => void desk.confirm()}
      tone={plan.typed === null ? (question.task.tone ?? 'primary') : 'destructive'}
      priceCalls={plan.priceCalls}
      isPending={question.isRunning}
      error={question.error}
      {...(plan.typed !== null && { phrase: plan.typed })}
    >
      <PlanChanges plan={plan} />
    </ConfirmDialog>
  );
}
