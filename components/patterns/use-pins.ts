'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { notify } from '@/components/ui/notify';
import { codeOnDemand } from '@/components/ui/on-demand';
import type { FleetRow } from '@/lib/fleet/rows';
import { viewsOptions } from '@/lib/queries/views';

const loadChange = codeOnDemand(() => import('./change-pins').then((module) => module.changePins));

/** Which apps the viewer pinned, and how to change it: seen at once, with a way back. */
export function usePins() {
  'use memo';

  const client = useQueryClient();
  const { data } = useQuery(viewsOptions());
  const pinned = useMemo(() => new Set(data?.pinned.map(({ id }) => id)), [data]);
  const setPinned = (rows: readonly FleetRow[], isPinned: boolean) => {
    const changing = rows.filter(({ id }) => pinned.has(id) !== isPinned);
    if (changing.length === 0) return;
    notify.prepare();
    const apps = changing.map(({ id, name, state }) => ({ id, name, state }));
    loadChange().then(
      (change) => change(client, apps, isPinned),
      () => notify.failure({ title: 'The console cannot be reached', description: 'The pins are as they were.' }),
    );
  };
  return { pinned, setPinned };
}
