import 'server-only';
import { inArray, isNotNull } from 'drizzle-orm';
import { getDb } from '@/lib/db/client';
import { budgetSettings } from '@/lib/db/schema-work';
import { processHeroku } from '@/lib/heroku/heroku';
import { perProcess } from '@/lib/per-process';

/** Which of these accounts have their background work paused. */
export async function pausedAmong(accountIds: readonly string[]): Promise<Set<string>> {
  if (accountIds.length === 0) return new Set();
  const db = await getDb();
  const rows = await db
    .select()
    .from(budgetSettings)
    .where(inArray(budgetSettings.accountId, [...accountIds]));
  return new Set(rows.flatMap(({ accountId, pausedAt }) => (pausedAt ? [accountId] : [])));
}

/** Writes down that an account's background work is paused or goes on, and tells this process's budget. */
export async function savePause(accountId: string, isPaused: boolean, personId: string, now: Date): Promise<void> {
  const db = await getDb();
  const pause = { pausedAt: isPaused ? now : null, pausedBy: isPaused ? personId : null };
  await db
    .insert(budgetSettings)
    .values({ accountId, ...pause })
    .onConflictDoUpdate({ target: budgetSettings.accountId, set: pause });
  tellBudget(accountId, isPaused);
}

/** Brings this process's budgets in line with what was written down, here or by another server. */
export async function applyPauses(): Promise<void> {
  const db = await getDb();
  const rows = await db.select().from(budgetSettings).where(isNotNull(budgetSettings.pausedAt));
  const paused = new Set(rows.map(({ accountId }) => accountId));
  for (const accountId of toldPauses()) if (!paused.has(accountId)) tellBudget(accountId, false);
  for (const accountId of paused) tellBudget(accountId, true);
}

function tellBudget(accountId: string, isPaused: boolean): void {
  processHeroku().budget.pause(accountId, isPaused);
  if (isPaused) toldPauses().add(accountId);
  else toldPauses().delete(accountId);
}

function toldPauses(): Set<string> {
  return perProcess('ledger.pauses', () => new Set<string>());
}
