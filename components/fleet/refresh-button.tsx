'use client';

import { useQuery } from '@tanstack/react-query';
import { RefreshCw } from 'lucide-react';
import { useState } from 'react';
import { Keycaps } from '@/components/patterns/keycaps';
import { useTimedText } from '@/components/patterns/rendered-at';
import { StatusShape } from '@/components/patterns/status-shape';
import { useShortcut } from '@/components/patterns/use-shortcut';
import { Button } from '@/components/ui/button';
import { Popover, PopoverClose, PopoverContent, PopoverTrigger } from '@/components/ui/popover';
import type { RefreshPrice } from '@/lib/fleet/refresh-fleet';
import { formatCalls } from '@/lib/format';
import { budgetOptions } from '@/lib/queries/budget';
import { shortageOf, shortageSentence } from './refresh-shortage';

type RefreshButtonProps = {
  prices: readonly RefreshPrice[];
  onRefresh(): void;
  isStarting: boolean;
  isRunning: boolean;
};

/** Reads the fleet anew for a price; asks first when the budget cannot pay it now, and says when it can. */
export function RefreshButton({ prices, onRefresh, isStarting, isRunning }: RefreshButtonProps) {
  // The gauge asks for the budgets, and every answer brings them: this only watches.
  const { data: budgets = [] } = useQuery({ ...budgetOptions(), enabled: false });
  const warning = useTimedText((nowMs) => shortageSentence(shortageOf(prices, budgets, nowMs)));
  const [isAsking, setIsAsking] = useState(false);
  const isShort = warning !== '';
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
          title={isShort && !isRunning ? warning : undefined}
        >
          <RefreshCw aria-hidden="true" strokeWidth={1.75} />
          <span>Read again </span>
          {calls > 0 ? <Price calls={calls} isShort={isShort} /> : null}
          <Keycaps id="refresh" className="hidden wide:inline-flex" />
        </Button>
      </PopoverTrigger>
      <PopoverContent aria-label="Too few calls" className="flex w-80 flex-col gap-3 p-4">
        <p className="text-pretty text-muted">{warning}</p>
        <div className="flex justify-end gap-2">
          <PopoverClose asChild>
            <Button variant="ghost">Not now</Button>
          </PopoverClose>
          <Button variant="primary" onClick={refresh}>
            Read what it can
          </Button>
        </div>
      </PopoverContent>
    </Popover>
  );
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
