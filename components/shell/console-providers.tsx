'use client';

import { QueryClientProvider } from '@tanstack/react-query';
import type * as React from 'react';
import { useState } from 'react';
import { OperationProvider } from '@/components/patterns/operation-provider';
import { ShortcutsProvider } from '@/components/patterns/shortcuts-provider';
import { createQueryClient } from '@/lib/queries/query-client';
import { LiveUpdates } from './live-updates';

/** What every page of the console shares: the cache of reads, the desk of operations, shortcuts. */
export function ConsoleProviders({ hasSingleKeys, children }: { hasSingleKeys: boolean; children: React.ReactNode }) {
  const [queries] = useState(createQueryClient);
  return (
    <QueryClientProvider client={queries}>
      <LiveUpdates />
      <ShortcutsProvider initialHasSingleKeys={hasSingleKeys}>
        <OperationProvider>{children}</OperationProvider>
      </ShortcutsProvider>
    </QueryClientProvider>
  );
}
