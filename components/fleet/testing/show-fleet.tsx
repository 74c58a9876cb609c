import { QueryClientProvider } from '@tanstack/react-query';
import { Profiler } from 'react';
import { vi } from 'vitest';
import { BulkContext, type BulkWish } from '@/components/patterns/bulk-context';
import { OperationProvider } from '@/components/patterns/operation-provider';
import type { FleetRow } from '@/lib/fleet/rows';
import type { BudgetSnapshot } from '@/lib/heroku/budget';
import { createQueryClient } from '@/lib/queries/query-client';
import type { FleetStatus } from '@/lib/reads/fleet-status';
import { ok, type Result } from '@/lib/result';
import { defaultColumns } from '@/lib/rules/fleet-columns';
import { goTo } from '@/lib/testing/go-to';
import { renderScreen } from '@/lib/testing/render-screen';
import { rowsAnswer, statusOf } from '@/lib/testing/serve-rows';
import { FleetPage } from '../fleet-page';
import { fleetRowOf } from './fleet-row-of';

const rows = [
  fleetRowOf({ name: 'checkout-api-production', state: 'crashed', affected: 1, total: 6, troubled: ['web.2'] }),
  fleetRowOf({ name: 'checkout-api-staging', stage: 'staging' }),
  fleetRowOf({ name: 'label-printer', stage: null, team: null, stack: 'heroku-22', dynos: 1, dynoCents: 700 }),
];
/** What the server tells of the three apps. */
export type View = Omit<FleetStatus, 'apps' | 'attention'> & { rows: FleetRow[] };
export const view = (changes: Partial<View> = {}): View => ({
  rows,
  progress: [],
  refreshPrices: [{ accountId: 'mara', calls: 12 }],
  connections: 1,
  ...changes,
});
/** The answer of a read action. */
export const answer = <T,>(result: Result<T>, budgets: BudgetSnapshot[] = []) => ({
  result: Promise.resolve(result.ok ? ok({ data: result.value, budgets }) : result),
});
/** What the console tells of the fleet: the answer about its reading, while its rows answer the question for rows. */
export const told = (result: Result<View>, budgets?: BudgetSnapshot[]) => {
  rowsTold = result;
  return answer(result.ok ? ok({ ...statusOf(result.value.rows), ...result.value }) : result, budgets);
};
let rowsTold: Result<View> | undefined;

async function answerRows(): Promise<Response> {
  const result = await vi.waitUntil(() => rowsTold);
  return result.ok ? rowsAnswer(result.value.rows) : Response.json({ error: result.error }, { status: 500 });
}

/** The budget of the account `mara` with so many calls left. */
export function budgetOf(remaining: number): BudgetSnapshot {
  const nowMs = Date.now();
  const still = { inFlight: 0, waiting: 0 };
  const lanes = { lanes: { interactive: still, background: still }, places: { all: 20, background: 16 } };
  const idle = { heldUntil: null, pausedAt: null, backgroundLeft: Math.max(0, remaining - 900), ...lanes, ...still };
  const fixed = { ...idle, session: { reads: 0, writes: 0, refusals: 0 } };
  const rate = { limit: 4_500, refillPerMinute: 75, reserve: 900, level: 'low' as const };
  const fullAt = nowMs + ((4_500 - remaining) / 75) * 60_000;
  return { accountId: 'mara', label: 'mara@fernhill.example', remaining, readAt: nowMs, fullAt, ...rate, ...fixed };
}

/** Renders the fleet at an address; `onCommit` is called with each picture that React puts on the screen. */
export function show(search = '', onCommit: () => void = () => {}, onBulk: (wish: BulkWish) => void = () => {}) {
  goTo(search);
  rowsTold = undefined;
  vi.stubGlobal('fetch', answerRows);
  return renderScreen(
    <QueryClientProvider client={createQueryClient()}>
      <OperationProvider>
        <BulkContext value={onBulk}>
          <Profiler id="fleet" onRender={onCommit}>
            <FleetPage
              habits={{ columns: defaultColumns, density: 'regular' }}
              reasons={{ restart: null, scale: null, maintenance: null, shareView: null }}
              hasDashboard
            />
          </Profiler>
        </BulkContext>
      </OperationProvider>
    </QueryClientProvider>,
  );
}
