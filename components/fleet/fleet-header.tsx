'use client';

import { RelativeTime } from '@/components/patterns/relative-time';
import type { RefreshPrice } from '@/lib/fleet/refresh-fleet';
import { formatCount } from '@/lib/format';
import { type Reading, readingSentence } from './reading';
import { RefreshButton } from './refresh-button';

type FleetHeaderProps = {
  count: number;
  /** How many of them the filter shows. */
  shown: number;
  /** When the oldest thing on the screen was read (ms). */
  readAt: number | null;
  reading: Reading;
  /** What reading it all anew costs each account. */
  prices: readonly RefreshPrice[];
  onRefresh(): void;
  isStarting: boolean;
};

/** The name of the page, how old it is, and the button that reads it anew with its price. */
export function FleetHeader({ count, shown, readAt, reading, prices, onRefresh, isStarting }: FleetHeaderProps) {
  return (
    <header className="flex h-12 shrink-0 items-center gap-3 px-4 wide:px-5">
      <h1 className="text-title">Fleet</h1>
      {count > 0 ? <span className="text-subtle text-small tabular-nums">{countOf(shown, count)}</span> : null}
      <span className="ml-auto truncate text-small text-subtle">
        {reading.isRunning ? <ReadingLine reading={reading} /> : readAt === null ? null : <ReadAge readAt={readAt} />}
      </span>
      <RefreshButton prices={prices} onRefresh={onRefresh} isStarting={isStarting} isRunning={reading.isRunning} />
    </header>
  );
}

function countOf(shown: number, count: number): string {
  return shown === count ? formatCount(count) : `${formatCount(shown)} of ${formatCount(count)}`;
}

function ReadAge({ readAt }: { readAt: number }) {
  return (
    <>
      Read <RelativeTime at={readAt} form="sentence" />
    </>
  );
}

function ReadingLine({ reading }: { reading: Reading }) {
  const { done, total } = reading;
  const text = readingSentence(reading);
  return (
    <span
      role="progressbar"
      aria-label="Reading the fleet"
      aria-valuemin={0}
      aria-valuemax={total ?? undefined}
      aria-valuenow={total === null ? undefined : done}
      aria-valuetext={text}
    >
      {text}
    </span>
  );
}
