'use client';

import { useIsFetching, useQuery, useQueryClient } from '@tanstack/react-query';
import { RefreshCw } from 'lucide-react';
import { RelativeTime } from '@/components/patterns/relative-time';
import { useIsLive } from '@/components/patterns/rendered-at';
import { useShortcut } from '@/components/patterns/use-shortcut';
import { Button } from '@/components/ui/button';
import { cn } from '@/components/ui/cn';
import { useSettledFlag } from '@/components/ui/use-settled-flag';
import type { FleetRow } from '@/lib/fleet/rows';
import { dynosOptions } from '@/lib/queries/dynos';
import { formationOptions } from '@/lib/queries/formation';
import { keys } from '@/lib/queries/keys';

/** How old the app's state on this page is, and the way to read it anew. */
export function AppReading({ row }: { row: FleetRow }) {
  const app = row.id;
  const queries = useQueryClient();
  const { data: formation } = useQuery({ ...formationOptions(app), enabled: false });
  const { data: dynos } = useQuery({ ...dynosOptions(app), enabled: false });
  const isLive = useIsLive();
  // What the panels read is heard only once the browser has taken over: the server drew the header without it.
  const heard = (panel: { readAt: number } | undefined, known: number | null) =>
    Math.max(isLive ? (panel?.readAt ?? 0) : 0, known ?? 0);
  const readAt = Math.min(heard(formation, row.readAt.formation), heard(dynos, row.readAt.dynos));
  const isReading = useIsFetching({ queryKey: keys.app(app) }) > 0;
  const readAgain = () => void queries.invalidateQueries({ queryKey: keys.app(app) });
  const isTurning = useSettledFlag(isReading);
  useShortcut('refresh', readAgain);
  return (
    <div className="flex items-center gap-1 text-small text-subtle">
      {readAt > 0 ? (
        <span>
          Read <RelativeTime at={readAt} form="sentence" />
        </span>
      ) : null}
      <Button variant="ghost" size="icon" aria-label="Read again" title="Read again" onClick={readAgain}>
        <RefreshCw aria-hidden="true" strokeWidth={1.75} className={cn(isTurning && 'motion-safe:animate-spin')} />
      </Button>
    </div>
  );
}
