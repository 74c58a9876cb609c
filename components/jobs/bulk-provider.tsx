'use client';

import type * as React from 'react';
import { useState } from 'react';
import { BulkContext, type BulkWish } from '@/components/patterns/bulk-context';
import { onDemand } from '@/components/ui/on-demand';

const BulkSheet = onDemand(() => import('./bulk-sheet').then((module) => module.BulkSheet));

/** Where operations on many apps are planned and begun, on every page. */
export function BulkProvider({ children }: { children: React.ReactNode }) {
  const [asked, setAsked] = useState<{ wish: BulkWish; count: number; isOpen: boolean } | null>(null);
  const begin = (wish: BulkWish) => setAsked({ wish, count: (asked?.count ?? 0) + 1, isOpen: true });
  return (
    <BulkContext value={begin}>
      {children}
      {asked ? (
        <BulkSheet
          key={asked.count}
          wish={asked.wish}
          isOpen={asked.isOpen}
          onOpenChange={(isOpen) => setAsked({ ...asked, isOpen })}
        />
      ) : null}
    </BulkContext>
  );
}
