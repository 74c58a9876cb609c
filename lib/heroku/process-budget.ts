import 'server-only';
import type { Budget, BudgetSnapshot } from './budget';
import { processHeroku } from './heroku';

/** The budget that every call of this process goes through. */
export function processBudget(): Budget {
  return processHeroku().budget;
}

/** The state of one account's bucket, as known to this process. Costs no call. `label` names the account. */
export function budgetSnapshot(accountId: string, label: string): BudgetSnapshot {
  return processBudget().snapshot(accountId, label);
}
