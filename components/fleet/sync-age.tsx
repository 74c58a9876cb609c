'use client';

import { RelativeTime } from '@/components/patterns/relative-time';
import { useIsLive } from '@/components/patterns/rendered-at';
import { formatExact } from '@/lib/format';
import { useLiveState } from '@/lib/queries/live-state';

type SyncAgeProps = {
  /** When the list of apps was last read, and when the oldest thing on the screen was (ms). */
  syncedAt: number;
  oldestAt: number;
};

/** How old the fleet is, and whether changes arrive by themselves. */
export function SyncAge({ syncedAt, oldestAt }: SyncAgeProps) {
  const { state, since } = useLiveState();
  const isHydrated = useIsLive();
  const isLost = state === 'broken' || state === 'ended';
  return (
    <span
      title={isHydrated ? `The oldest part of what is shown was read on ${formatExact(oldestAt)}` : undefined}
      className="inline-flex items-center gap-1.5 whitespace-nowrap wide:max-xl:hidden"
    >
      {state === 'live' ? (
        <>
          <span aria-hidden="true" className="size-1.5 rounded-full bg-success-mark" />
          <span className="sr-only">Live. </span>
        </>
      ) : null}
      {isLost ? (
        <span className="text-warning">
          {state === 'ended' ? 'Live until ' : 'Reconnecting, live until '}
          <RelativeTime at={since} form="sentence" />
        </span>
      ) : null}
      <span>
        Synced <RelativeTime at={syncedAt} form="sentence" />
      </span>
    </span>
  );
}
