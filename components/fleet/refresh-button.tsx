'use client';

import { useQuery } from '@tanstack/react-query';
import { RefreshCw } from 'lucide-react';
import { useMemo, useState } from 'react';
import { Keycaps } from '@/components/patterns/keycaps';
import { useTimedText } from '@/components/patterns/rendered-at';
import { StatusShape } from '@/components/patterns/status-shape';
import { useShortcut } from '@/components/patterns/use-shortcut';
import { Button } from '@/components/ui/button';
import { onDemand } from '@/components/ui/on-demand';
import { Popover, PopoverContent, PopoverTrigger } from '@/components/ui/popover';
import type { RefreshPrice } from '@/lib/fleet/refresh-fleet';
import type { FleetRow } from '@/lib/fleet/rows';
import { formatCalls } from '@/lib/format';
import { budgetOptions } from '@/lib/queries/budget';
import { watchedIds } from '@/lib/queries/watched';
import { countOld } from '@/lib/rules/listed-app';
import { shortageOf } from './refresh-shortage';

const RefreshQuestion = onDemand(() => import('./refresh-question').then((module) => module.RefreshQuestion));
const tooFew = 'Too few calls';

type RefreshButtonProps = {
  /** What looking again costs each account, without the apps on the screen. */
  prices: readonly RefreshPrice[];
  rows: readonly FleetRow[];
  onRefresh(): void;
  isStarting: boolean;
  isRunning: boolean;
};

/** Looks again for a price; asks first when the budget cannot pay it now, and says when it can. */
export function RefreshButton({ prices: listPrices, rows, onRefresh, isStarting, isRunning }: RefreshButtonProps) {
  // The gauge asks for the budgets, and every answer brings them: this only watches.
  const { data: budgets = [] } = useQuery({ ...budgetOptions(), enabled: false });
  const byId = useMemo(() => new Map(rows.map((row) => [row.id, row])), [rows]);
  const inSight = useTimedText((nowMs) => String(oldInSight(byId, nowMs)));
  const prices = withRows(listPrices, Number(inSight));
  const isShort = useTimedText((nowMs) => (shortageOf(prices, budgets, nowMs) ? tooFew : '')) !== '';
  const [isAsking, setIsAsking] = useState(false);
  const calls = prices.reduce((sum, price) => sum + price.calls, 0);
  const refresh = () => {
    setIsAsking(false);
    onRefresh();
  };
  const press = (next: boolean) => (next && !isShort ? onRefresh() : setIsAsking(next));
  useShortcut('refresh', () => press(true), !isRunning && !isStarting);
  return (
    <Popover open={isAsking && isShort} onOpenChange={press}>
      <PopoverTrigger
        asChild
        {...(!isShort && { 'aria-haspopup': undefined, 'aria-expanded': undefined, 'aria-controls': undefined })}
      >
        <Button
          isPending={isStarting}
          disabledReason={isRunning ? 'It is being read at this moment' : null}
          title={isShort && !isRunning ? tooFew : undefined}
        >
          <RefreshCw aria-hidden="true" strokeWidth={1.75} />
          <span>Read again </span>
          {calls > 0 ? <Price calls={calls} isShort={isShort} /> : null}
          <Keycaps id="refresh" className="hidden wide:inline-flex" />
        </Button>
      </PopoverTrigger>
      <PopoverContent aria-label={tooFew} className="flex w-80 flex-col gap-3 p-4">
        <RefreshQuestion prices={prices} budgets={budgets} onRefresh={refresh} />
      </PopoverContent>
    </Popover>
  );
}

function oldInSight(byId: ReadonlyMap<string, FleetRow>, nowMs: number): number {
  return countOld(
    watchedIds().flatMap((id) => byId.get(id) ?? []),
    nowMs,
  );
}

/** The first account is asked first, and mostly the only one. */
function withRows([first, ...others]: readonly RefreshPrice[], rows: number): RefreshPrice[] {
  return first ? [{ ...first, calls: first.calls + rows }, ...others] : [];
}

function Price({ calls, isShort }: { calls: number; isShort: boolean }) {
  if (!isShort) {
    return <span className="hidden font-normal text-muted text-small sm:inline">{formatCalls(calls)}</span>;
  }
  return (
    <span className="inline-flex items-center gap-1 font-normal text-small text-warning">
      <StatusShape status="warning" className="size-3" />
      <span className="sr-only sm:not-sr-only">{formatCalls(calls)}</span>
    </span>
  );
}
