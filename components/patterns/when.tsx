'use client';

import { formatAge, formatAgo, formatExact, formatSpan } from '@/lib/format';
import { useIsLive, useTimedText } from './rendered-at';

type WhenProps = { at: number; form: 'cell' | 'sentence'; className?: string };

/** How long ago something was, or how long until it will be: `2 m`, `in 9 d`; `2 minutes ago`, `in 9 days`. */
export function When({ at, form, className = 'tabular-nums' }: WhenProps) {
  const isLive = useIsLive();
  const text = useTimedText((nowMs) => {
    if (at > nowMs) return `in ${form === 'cell' ? formatAge(at - nowMs) : formatSpan(at - nowMs)}`;
    return form === 'cell' ? formatAge(nowMs - at) : formatAgo(nowMs - at);
  });
  return (
    <time dateTime={new Date(at).toISOString()} title={isLive ? formatExact(at) : undefined} className={className}>
      {text}
    </time>
  );
}
