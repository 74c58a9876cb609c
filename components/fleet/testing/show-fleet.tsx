import { QueryClientProvider } from '@tanstack/react-query';
import { NuqsTestingAdapter, type OnUrlUpdateFunction } from 'nuqs/adapters/testing';
import type { BudgetSnapshot } from '@/lib/heroku/budget';
import { createQueryClient } from '@/lib/queries/query-client';
import type { FleetView } from '@/lib/reads/fleet';
import { ok, type Result } from '@/lib/result';
import { renderScreen } from '@/lib/testing/render-screen';
import { FleetPage } from '../fleet-page';
import { fleetRowOf } from './fleet-row-of';

const rows = [
  fleetRowOf({ name: 'checkout-api-production', state: 'crashed', affected: 1, total: 6, troubled: ['web.2'] }),
  fleetRowOf({ name: 'checkout-api-staging', stage: 'staging' }),
  fleetRowOf({ name: 'label-printer', stage: null, team: null, stack: 'heroku-22', dynos: 1, dynoCents: 700 }),
];
/** What the server tells of the three apps. */
export const view = (changes: Partial<FleetView> = {}): FleetView => ({
  rows,
  progress: [],
  refreshPrices: [{ accountId: 'mara', calls: 12 }],
  connections: 1,
  ...changes,
});
/** The answer of a read action. */
export const answer = (result: Result<FleetView>, budgets: BudgetSnapshot[] = []) => ({
  result: Promise.resolve(result.ok ? ok({ data: result.value, budgets }) : result),
});
/** The budget of the account `mara` with so many calls left. */
export function budgetOf(remaining: number): BudgetSnapshot {
  const nowMs = Date.now();
  const fixed = { heldUntil: null, waiting: 0, inFlight: 0, session: { reads: 0, writes: 0, refusals: 0 } };
  const rate = { limit: 4_500, refillPerMinute: 75, reserve: 900, level: 'low' as const };
  const fullAt = nowMs + ((4_500 - remaining) / 75) * 60_000;
  return { accountId: 'mara', label: 'mara@fernhill.example', remaining, readAt: nowMs, fullAt, ...rate, ...fixed };
}

/** Renders the fleet at an address. */
export function show(search = '', onUrlUpdate?: OnUrlUpdateFunction) {
  return renderScreen(
    <NuqsTestingAdapter searchParams={search} hasMemory {...(onUrlUpdate && { onUrlUpdate })}>
      <QueryClientProvider client={createQueryClient()}>
        <FleetPage />
      </QueryClientProvider>
    </NuqsTestingAdapter>,
  );
}
