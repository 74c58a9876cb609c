'use client';

import { useQuery } from '@tanstack/react-query';
import { Gauge } from 'lucide-react';
import { EmptyState } from '@/components/patterns/empty-state';
import { QueryError } from '@/components/patterns/query-error';
import { useAddress } from '@/components/patterns/use-address';
import { budgetOptions } from '@/lib/queries/budget';
import { type LedgerFilter, ledgerOptions } from '@/lib/queries/ledger';
import type { LedgerAccount } from '@/lib/reads/ledger';
import { oneOf, type Params, text } from '@/lib/rules/address';
import { AccountsPanel } from './accounts-panel';
import { BudgetFigures } from './budget-figures';
import { BudgetSkeleton } from './budget-skeleton';
import { CallsPanel } from './calls-panel';
import { LanesPanel } from './lanes-panel';
import { seriesOf } from './series';
import { WhoSpentIt } from './who-spent-it';

const params: Params<Pick<LedgerFilter, 'hours' | 'by'> & { account: string | null }> = {
  account: text,
  hours: { ...oneOf([1, 24]), fallback: 1 },
  by: { ...oneOf(['feature', 'person', 'app']), fallback: 'feature' },
};

/** Who spends the calls of a Heroku account, what is left of them, and where that leads. */
export function BudgetPage() {
  const [view, setView] = useAddress(params);
  const filter: LedgerFilter = { hours: view.hours, by: view.by, ...(view.account && { account: view.account }) };
  const query = useQuery(ledgerOptions(filter));
  const { data: budgets = [] } = useQuery(budgetOptions());
  const ledger = query.data?.ledger;
  const budget = budgets.find(({ accountId }) => accountId === ledger?.account.id);
  const series = ledger ? seriesOf(ledger) : [];
  const span = view.hours === 1 ? 'hour' : 'day';
  const perMinute = (sum: number, one: { perMinute: number }) => sum + one.perMinute;
  return (
    <div className="flex min-h-0 flex-1 flex-col overflow-auto bg-canvas">
      <header className="flex min-h-12 flex-wrap items-center gap-x-4 px-4 py-2 wide:px-5">
        <h1 tabIndex={-1} className="text-title">
          API budget
        </h1>
        <p className="text-muted text-small">{sentenceOf(ledger?.account)}</p>
      </header>
      <div className="flex flex-col gap-4 px-4 pb-8 wide:px-5">
        {query.isError && !query.data ? <QueryError query={query} subject="The ledger" /> : null}
        {query.isPending || (ledger && !budget) ? <BudgetSkeleton /> : null}
        {query.data && !ledger ? (
          <EmptyState icon={Gauge} title="No Heroku account">
            Calls are counted for each Heroku account, and you are connected to none.
          </EmptyState>
        ) : null}
        {ledger && budget ? (
          <div className="grid items-start gap-4 wide:grid-cols-[minmax(0,1fr)_22rem]">
            <div className="flex min-w-0 flex-col gap-4">
              <BudgetFigures
                budget={budget}
                spendingPerMinute={series.reduce(perMinute, 0)}
                outsidePerMinute={ledger.outside?.perMinute ?? 0}
              />
              <CallsPanel
                ledger={ledger}
                series={series}
                filter={filter}
                refillPerMinute={budget.refillPerMinute}
                onChange={(change) => setView(change)}
              />
              <WhoSpentIt series={series} span={span} />
            </div>
            <div className="flex min-w-0 flex-col gap-4">
              <AccountsPanel
                accounts={query.data?.accounts ?? []}
                budgets={budgets}
                shown={ledger.account.id}
                onShow={(account) => setView({ account })}
              />
              <LanesPanel budget={budget} ledger={ledger} span={span} />
            </div>
          </div>
        ) : null}
      </div>
    </div>
  );
}

const names = new Intl.ListFormat('en', { type: 'conjunction' });

function sentenceOf(account: LedgerAccount | undefined): string {
  if (!account || account.connections.length < 2) return 'One bucket of calls per Heroku account.';
  return `One bucket of calls per Heroku account. ${names.format(account.connections)} share this one.`;
}
