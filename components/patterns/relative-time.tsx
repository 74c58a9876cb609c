'use client';

import { formatAge, formatAgo, formatExact } from '@/lib/format';
import { useIsLive, useTimedText } from './rendered-at';

type RelativeTimeProps = {
  /** ISO 8601, or milliseconds since 1970. */
  at: string | number;
  /** `short` for cells (`14 m`), `sentence` for prose (`14 minutes ago`). */
  form?: 'short' | 'sentence';
  className?: string;
};

/** How long ago something was; the exact moment is in the tooltip. */
export function RelativeTime({ at, form = 'short', className }: RelativeTimeProps) {
  const atMs = typeof at === 'number' ? at : Date.parse(at);
  const format = form === 'short' ? formatAge : formatAgo;
  const text = useTimedText((nowMs) => format(Math.max(0, nowMs - atMs)));
  const isLive = useIsLive();
  return (
    <time
      dateTime={new Date(atMs).toISOString()}
      title={isLive ? formatExact(atMs) : undefined}
      className={className ?? 'tabular-nums'}
    >
      {text}
    </time>
  );
}
