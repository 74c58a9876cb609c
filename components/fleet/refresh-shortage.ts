import type { RefreshPrice } from '@/lib/fleet/refresh-fleet';
import type { BudgetSnapshot } from '@/lib/heroku/budget';

const minuteMs = 60_000;

/** Of which account a reading would ask more than it may spend, and in how many ms it may; null when it never may. */
export type Shortage = { label: string; calls: number; left: number; waitMs: number | null };

/** Calls that a reading may spend at `nowMs`: what is left above the reserve that is kept for people. */
function spendable({ remaining, limit, refillPerMinute, reserve, fullAt, heldUntil }: BudgetSnapshot, nowMs: number) {
  if (remaining === null) return null;
  if (heldUntil !== null && heldUntil > nowMs) return 0;
  const missing = fullAt === null ? 0 : (Math.max(0, fullAt - nowMs) / minuteMs) * refillPerMinute;
  return Math.max(0, Math.floor(limit - missing - reserve));
}

/** The account with the longest wait among those that cannot pay now; null when all can, or nothing is known. */
export function shortageOf(
  prices: readonly RefreshPrice[],
  budgets: readonly BudgetSnapshot[],
  nowMs: number,
): Shortage | null {
  let worst: Shortage | null = null;
  for (const { accountId, calls } of prices) {
    const budget = budgets.find((candidate) => candidate.accountId === accountId);
    const left = budget ? spendable(budget, nowMs) : null;
    if (!budget || left === null || left >= calls) continue;
    const { label, limit, reserve, refillPerMinute, heldUntil } = budget;
    const isBeyond = calls > limit - reserve;
    const waitMs = isBeyond
      ? null
      : Math.max(((calls - left) / refillPerMinute) * minuteMs, (heldUntil ?? nowMs) - nowMs);
    if (worst === null || (waitMs ?? Infinity) > (worst.waitMs ?? Infinity)) worst = { label, calls, left, waitMs };
  }
  return worst;
}
