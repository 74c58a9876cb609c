'use client';

import { useQuery } from '@tanstack/react-query';
import { Star } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { cn } from '@/components/ui/cn';
import { onDemand } from '@/components/ui/on-demand';
import type { FleetRow } from '@/lib/fleet/rows';
import { viewsOptions } from '@/lib/queries/views';

const PinAct = onDemand(() => import('./pin-act').then((module) => module.PinAct));

/** Pins an app to the sidebar, or takes it off; what that needs comes with the press. */
export function PinStar({ row }: { row: FleetRow }) {
  const { data } = useQuery(viewsOptions());
  const [wish, setWish] = useState<{ isPinned: boolean; press: number } | null>(null);
  const isPinned = data?.pinned.some(({ id }) => id === row.id) ?? false;
  return (
    <>
      <Button
        variant="ghost"
        size="icon-sm"
        aria-pressed={isPinned}
        aria-label={`Pin ${row.name}`}
        title={isPinned ? 'Unpin' : 'Pin'}
        onClick={() => setWish({ isPinned: !isPinned, press: (wish?.press ?? 0) + 1 })}
        className="-ml-1 text-muted"
      >
        <Star aria-hidden="true" strokeWidth={1.75} className={cn(isPinned && 'fill-current text-foreground')} />
      </Button>
      {wish ? <PinAct key={wish.press} row={row} isPinned={wish.isPinned} /> : null}
    </>
  );
}
