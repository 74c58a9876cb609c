'use client';

import { RelativeTime } from '@/components/patterns/relative-time';
import { useIsLive } from '@/components/patterns/rendered-at';
import { formatExact } from '@/lib/format';
import type { ActivityEntry } from '@/lib/rules/activity';
import { seenBetween } from './seen-between';

/** When it happened; between which two looks, where only they can tell. */
export function ActivityTime({ entry, form }: { entry: ActivityEntry; form: 'short' | 'whole' }) {
  const isLive = useIsLive();
  if (entry.since === null) return <RelativeTime at={entry.at} className="text-subtle tabular-nums" />;
  const span = isLive ? seenBetween(entry.since, entry.at) : undefined;
  if (form === 'short' || !span) {
    return (
      <span title={span} className="text-subtle">
        <RelativeTime at={entry.at} className="tabular-nums" />
      </span>
    );
  }
  return (
    <span
      title={`After ${formatExact(entry.since)}, before ${formatExact(entry.at)}`}
      className="text-subtle tabular-nums"
    >
      {span}
    </span>
  );
}
