'use client';

import { formatExact } from '@/lib/format';
import { useIsLive } from './rendered-at';

/** A moment as evidence: in UTC until the browser's own time zone is known. */
export function ExactTime({ at, className }: { at: string | number; className?: string }) {
  const atMs = typeof at === 'number' ? at : Date.parse(at);
  const isLive = useIsLive();
  return (
    <time dateTime={new Date(atMs).toISOString()} className={className ?? 'tabular-nums'}>
      {isLive ? formatExact(atMs) : `${formatExact(atMs, 'UTC')} UTC`}
    </time>
  );
}
