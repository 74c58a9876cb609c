import 'server-only';
import type { ConnectionSummary } from '@/lib/connections/reach';
import type { BudgetSnapshot } from '@/lib/heroku/budget';
import { budgetSnapshot } from '@/lib/heroku/process-budget';

/** The API budgets of the Heroku accounts behind some connections, as this process knows them. Costs no call. */
export function budgetsOf(
  connections: readonly Pick<ConnectionSummary, 'herokuAccountId' | 'herokuEmail'>[],
): BudgetSnapshot[] {
  const accounts = new Map(connections.map((connection) => [connection.herokuAccountId, connection.herokuEmail]));
  return [...accounts].map(([accountId, label]) => budgetSnapshot(accountId, label));
}
