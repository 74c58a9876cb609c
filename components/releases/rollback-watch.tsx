'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useMadeAt } from '@/components/patterns/rendered-at';
import { onDemand } from '@/components/ui/on-demand';
import type { FleetRow } from '@/lib/fleet/rows';
import { rollbackWatchOptions } from '@/lib/queries/release-history';
import type { RollbackWatch as Watch } from '@/lib/reads/rollback-watch';

const WatchStrip = onDemand(() => import('./watch-strip').then((module) => module.WatchStrip));

type RollbackWatchProps = {
  row: FleetRow;
  /** As the page was rendered with it; left out where that failed. */
  first: Watch | null | undefined;
  /** Why this person may not roll back; null where they may. */
  reason: string | null;
};

/** A rollback of the last ten minutes, on every tab of its app. What it knows is the server's, so it survives a reload. */
export function RollbackWatch({ row, first, reason }: RollbackWatchProps) {
  const initialDataUpdatedAt = useMadeAt();
  const { data: watch } = useQuery({
    ...rollbackWatchOptions(row.id),
    ...(first !== undefined && { initialData: first, initialDataUpdatedAt }),
  });
  const [hidden, setHidden] = useState<string | null>(null);
  if (!watch || watch.runId === hidden) return null;
  return <WatchStrip first={row} watch={watch} reason={reason} onHide={() => setHidden(watch.runId)} />;
}
