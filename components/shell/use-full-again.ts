'use client';

import { useTimedText } from '@/components/patterns/rendered-at';
import { formatSpan } from '@/lib/format';
import type { BudgetSnapshot } from '@/lib/heroku/budget';

const minuteMs = 60_000;

/** When the bucket will be full, in words: `in 20 minutes`, `now`. */
export function useFullAgain({ remaining, fullAt }: BudgetSnapshot): string {
  return useTimedText((nowMs) => {
    if (remaining === null) return 'not known yet';
    if (fullAt === null || fullAt <= nowMs) return 'now';
    const leftMs = fullAt - nowMs;
    return leftMs < minuteMs ? 'within a minute' : `in ${formatSpan(Math.ceil(leftMs / minuteMs) * minuteMs)}`;
  });
}
