'use client';

import type * as React from 'react';
import { FleetViews } from '@/components/patterns/fleet-views';
import type { RefreshPrice } from '@/lib/fleet/refresh-fleet';
import type { FleetRow } from '@/lib/fleet/rows';
import { type Reading, readingSentence } from './reading';
import { RefreshButton } from './refresh-button';
import { SyncAge } from './sync-age';

type FleetHeaderProps = {
  /** The views, as tabs. */
  tabs: React.ReactNode;
  /** When what is shown was read; null while nothing is. */
  ages: { syncedAt: number; oldestAt: number } | null;
  reading: Reading;
  /** What looking again costs each account, without the apps on the screen. */
  prices: readonly RefreshPrice[];
  rows: readonly FleetRow[];
  onRefresh(): void;
  isStarting: boolean;
};

/** The name of the page, its views, how old it is, and the button that reads it anew with its price. */
export function FleetHeader({ tabs, ages, reading, prices, rows, onRefresh, isStarting }: FleetHeaderProps) {
  return (
    <header className="flex shrink-0 flex-wrap items-center gap-x-3 px-4 wide:h-12 wide:flex-nowrap wide:px-5">
      <h1 className="flex h-12 items-center text-title">Fleet</h1>
      <div className="order-last w-full min-w-0 pb-1 wide:order-none wide:w-auto wide:pb-0">{tabs}</div>
      <span className="ml-auto shrink-0 text-small text-subtle">
        {reading.isRunning ? <ReadingLine reading={reading} /> : ages === null ? null : <SyncAge {...ages} />}
      </span>
      <FleetViews current="table" className="hidden sm:flex" />
      <RefreshButton
        prices={prices}
        rows={rows}
        onRefresh={onRefresh}
        isStarting={isStarting}
        isRunning={reading.isRunning}
      />
    </header>
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
