import { dehydrate, HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { BudgetPage } from '@/components/budget/budget-page';
import { keepAnswer } from '@/lib/queries/call';
import { keys } from '@/lib/queries/keys';
import { createQueryClient } from '@/lib/queries/query-client';
import { budgetRead } from '@/lib/reads/budget';
import { ledgerRead } from '@/lib/reads/ledger';
import { runRead } from '@/lib/reads/run-read';

export const metadata: Metadata = { title: 'API budget' };

type BudgetProps = { searchParams: Promise<{ account?: string; hours?: string; by?: string }> };

export default async function Budget({ searchParams }: BudgetProps) {
  const { account, hours, by = 'feature' } = await searchParams;
  const filter = { hours: hours === '24' ? 24 : 1, by, ...(account && { account }) };
  const queries = createQueryClient();
  const [ledger, budgets] = await Promise.all([runRead(ledgerRead, filter).result, runRead(budgetRead, {}).result]);
  if (ledger.ok) keepAnswer(queries, keys.ledger(filter), ledger.value);
  if (budgets.ok) keepAnswer(queries, keys.budget, budgets.value);
  return (
    <HydrationBoundary state={dehydrate(queries)}>
      <BudgetPage />
    </HydrationBoundary>
  );
}
