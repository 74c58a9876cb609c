import { useId } from 'react';
import { MeterTrack } from '@/components/ui/meter';
import { Panel, PanelHeader } from '@/components/ui/panel';
import { formatCount } from '@/lib/format';
import type { BudgetSnapshot } from '@/lib/heroku/budget';
import type { LedgerAccount } from '@/lib/reads/ledger';

type AccountsPanelProps = {
  accounts: readonly LedgerAccount[];
  budgets: readonly BudgetSnapshot[];
  shown: string;
  onShow(account: string): void;
};

/** Every bucket that the viewer's connections spend from; one of them is looked at. */
export function AccountsPanel({ accounts, budgets, shown, onShow }: AccountsPanelProps) {
  const titleId = useId();
  return (
    <Panel aria-labelledby={titleId}>
      <PanelHeader title="Accounts" titleId={titleId}>
        <span className="text-small text-subtle">Calls left</span>
      </PanelHeader>
      <ul>
        {accounts.map((account) => {
          const budget = budgets.find(({ accountId }) => accountId === account.id);
          return (
            <li key={account.id} className="border-row-line border-b last:border-b-0">
              <button
                type="button"
                aria-pressed={account.id === shown}
                onClick={() => onShow(account.id)}
                className="-outline-offset-2 flex h-9 w-full items-center gap-3 px-4 text-left text-small hover:bg-hover aria-pressed:bg-selected"
              >
                <span className="min-w-0 flex-1 truncate">
                  {account.label} <span className="text-subtle">{account.connections.join(', ')}</span>
                </span>
                <MeterTrack value={budget?.remaining ?? 0} max={budget?.limit ?? 1} className="w-18 shrink-0" />
                <span className="w-11 shrink-0 text-right tabular-nums">
                  {budget?.remaining == null ? '–' : formatCount(budget.remaining)}
                </span>
              </button>
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}
