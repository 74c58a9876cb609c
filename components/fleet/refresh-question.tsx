'use client';

import { useTimedText } from '@/components/patterns/rendered-at';
import { Button } from '@/components/ui/button';
import { PopoverClose } from '@/components/ui/popover';
import type { RefreshPrice } from '@/lib/fleet/refresh-fleet';
import type { BudgetSnapshot } from '@/lib/heroku/budget';
import { shortageOf } from './refresh-shortage';
import { shortageSentence } from './shortage-sentence';

type RefreshQuestionProps = {
  prices: readonly RefreshPrice[];
  budgets: readonly BudgetSnapshot[];
  onRefresh(): void;
};

/** Whether to read what there are calls for. */
export function RefreshQuestion({ prices, budgets, onRefresh }: RefreshQuestionProps) {
  const warning = useTimedText((nowMs) => shortageSentence(shortageOf(prices, budgets, nowMs)));
  return (
    <>
      <p className="text-pretty text-muted">{warning}</p>
      <div className="flex justify-end gap-2">
        <PopoverClose asChild>
          <Button variant="ghost">Not now</Button>
        </PopoverClose>
        <Button variant="primary" onClick={onRefresh}>
          Read what it can
        </Button>
      </div>
    </>
  );
}
