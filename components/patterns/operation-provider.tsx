'use client';

import { useQueryClient } from '@tanstack/react-query';
import type * as React from 'react';
import { createContext, useContext, useState, useSyncExternalStore } from 'react';
import { notify } from '@/components/ui/notify';
import { codeOnDemand, onDemand } from '@/components/ui/on-demand';
import type { Desk } from './operation-desk';

const loadDesk = codeOnDemand(() => import('./operation-desk').then((module) => module.createDesk));
const OperationDialog = onDemand(() => import('./operation-dialog').then((module) => module.OperationDialog));
const DeskContext = createContext<Pick<Desk, 'begin'> | null>(null);

/** The desk at which operations begin. */
export function useOperationDesk(): Pick<Desk, 'begin'> {
  const desk = useContext(DeskContext);
  if (!desk) throw new Error('useOperationDesk needs an OperationProvider above it');
  return desk;
}

export function OperationProvider({ children }: { children: React.ReactNode }) {
  const queries = useQueryClient();
  const [desk, setDesk] = useState<Desk | null>(null);
  const [entrance] = useState(() => entranceTo(() => loadDesk().then((createDesk) => createDesk(queries)), setDesk));
  return (
    <DeskContext.Provider value={entrance}>
      {children}
      {desk ? <OpenQuestion desk={desk} /> : null}
    </DeskContext.Provider>
  );
}

function OpenQuestion({ desk }: { desk: Desk }) {
  const question = useSyncExternalStore(desk.subscribe, desk.question, () => null);
  return question ? <OperationDialog desk={desk} question={question} /> : null;
}

/** Opens the desk, once, when the first operation begins; meanwhile what it asks with is fetched, too. */
function entranceTo(open: () => Promise<Desk>, onOpen: (desk: Desk) => void): Pick<Desk, 'begin'> {
  let opening: Promise<Desk> | null = null;
  return {
    async begin(task) {
      notify.prepare();
      void OperationDialog.preload();
      opening ??= open();
      const desk = await opening.catch(() => null);
      if (desk === null) {
        opening = null;
        notify.failure(outOfReach);
        return 'stopped';
      }
      onOpen(desk);
      return desk.begin(task);
    },
  };
}

const outOfReach = {
  title: 'The console cannot be reached',
  description: 'Nothing was changed. Check your connection, then reload the page.',
  id: 'operation-desk',
};
