'use client';

import { RefreshCw } from 'lucide-react';
import { Keycaps } from '@/components/patterns/keycaps';
import { RelativeTime } from '@/components/patterns/relative-time';
import { useShortcut } from '@/components/patterns/use-shortcut';
import { Button } from '@/components/ui/button';
import { formatCalls, formatCount } from '@/lib/format';
import { type Reading, readingSentence } from './reading';

type FleetHeaderProps = {
  count: number;
  /** When the oldest thing on the screen was read (ms). */
  readAt: number | null;
  reading: Reading;
  /** What reading it all anew costs. */
  calls: number;
  onRefresh(): void;
  isStarting: boolean;
};

/** The name of the page, how old it is, and the button that reads it anew with its price. */
export function FleetHeader({ count, readAt, reading, calls, onRefresh, isStarting }: FleetHeaderProps) {
  useShortcut('refresh', onRefresh, !reading.isRunning && !isStarting);
  return (
    <header className="flex h-12 shrink-0 items-center gap-3 px-4 wide:px-5">
      <h1 className="text-title">Fleet</h1>
      {count > 0 ? <span className="text-subtle text-small tabular-nums">{formatCount(count)}</span> : null}
      <span className="ml-auto truncate text-small text-subtle">
        {reading.isRunning ? <ReadingLine reading={reading} /> : readAt === null ? null : <ReadAge readAt={readAt} />}
      </span>
      <Button
        onClick={onRefresh}
        isPending={isStarting}
        disabledReason={reading.isRunning ? 'It is being read at this moment' : null}
      >
        <RefreshCw aria-hidden="true" strokeWidth={1.75} />
        <span>Read again </span>
        {calls > 0 ? (
          <span className="hidden font-normal text-muted text-small sm:inline">{formatCalls(calls)}</span>
        ) : null}
        <Keycaps id="refresh" className="hidden wide:inline-flex" />
      </Button>
    </header>
  );
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
