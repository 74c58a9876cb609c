import { QueryClientProvider } from '@tanstack/react-query';
import { screen, within } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { BudgetSnapshot } from '@/lib/heroku/budget';
import { createQueryClient } from '@/lib/queries/query-client';
import type { Ledger } from '@/lib/reads/ledger';
import { fail, ok } from '@/lib/result';
import { goTo } from '@/lib/testing/go-to';
import { renderScreen } from '@/lib/testing/render-screen';
import { BudgetPage } from './budget-page';
import { budgetOf, consumerOf, ledgerOf } from './testing/ledger-of';

const readLedger = vi.hoisted(() => vi.fn());
const readBudget = vi.hoisted(() => vi.fn());
vi.mock('@/app/actions', () => ({ readLedger, readBudget }));
vi.mock('next/navigation', () => ({
  useSearchParams: () => new URLSearchParams(),
  usePathname: () => '/budget',
  useRouter: () => ({ refresh: vi.fn() }),
}));

const answer = <T,>(data: T, budgets: BudgetSnapshot[]) => ({ result: Promise.resolve(ok({ data, budgets })) });

function tell(ledger: Ledger | null = ledgerOf(), budgets = [budgetOf()]) {
  const other = { id: 'other', label: 'other@fernhill.example', connections: ['other'] };
  const accounts = ledger ? [ledger.account, other] : [];
  readLedger.mockImplementation(async () => answer({ accounts, ledger }, budgets));
  readBudget.mockImplementation(async () => answer(budgets, budgets));
}

function show(search = '') {
  goTo(search);
  return renderScreen(
    <QueryClientProvider client={createQueryClient()}>
      <BudgetPage />
    </QueryClientProvider>,
  );
}

const panel = async (name: string) => within(await screen.findByRole('region', { name }));

describe('the API budget', () => {
  beforeEach(() => {
    readLedger.mockReset();
    readBudget.mockReset();
    tell();
  });

  it('shows four figures, and where this pace leads', async () => {
    show();
    const figures = await panel('The bucket now');
    const texts = figures.getAllByRole('definition').map(({ textContent }) => textContent);
    expect(texts).toEqual(['3,912 of 4,500', '45 per minute', '20 minutes at this pace', '18 per minute']);
    expect(screen.getByText(/fernhill-main and fernhill-ci share this one/)).toBeTruthy();
  });

  it('says when background work will stop, where more is spent than flows back', async () => {
    tell(ledgerOf({ consumers: [consumerOf('sync', 'Fleet sync', 175)], outside: null }), [
      budgetOf({ remaining: 2_000 }),
    ]);
    show();
    const figures = await panel('The bucket now');
    expect(figures.getByText('At the reserve')).toBeTruthy();
    expect(figures.getAllByRole('definition')[2]?.textContent).toBe('11 minutes at this pace');
  });

  it('lists who spent it, the biggest first, with those that share a line', async () => {
    const members = [{ id: 'x', label: 'small-app', calls: 4, perMinute: 0.4 }];
    const consumers = [consumerOf('a', 'big-app', 1), consumerOf('rest', '7 more', 30, { members })];
    tell(ledgerOf({ consumers, outside: null }));
    show('?by=app');
    const rows = (await panel('Who spent it')).getAllByRole('row').slice(1);
    expect(rows.map((row) => within(row).getByRole('rowheader').textContent)).toEqual([
      'big-app',
      '7 more',
      'small-app',
    ]);
    expect(
      within(rows[2] as HTMLElement)
        .getAllByRole('cell')
        .at(-1)?.textContent,
    ).toBe('0.4');
    expect((await panel('Who spent it')).getByText('1,860 calls in the last hour')).toBeTruthy();
    expect(readLedger).toHaveBeenCalledWith({ hours: 1, by: 'app' });
  });

  it('asks anew for another span, dimension or account', async () => {
    const { user } = show();
    await user.click(await screen.findByRole('button', { name: 'Person' }));
    expect(readLedger).toHaveBeenLastCalledWith({ hours: 1, by: 'person' });
    await user.click(screen.getByRole('button', { name: 'Day' }));
    expect(readLedger).toHaveBeenLastCalledWith({ hours: 24, by: 'person' });
    await user.click(screen.getByRole('button', { name: /other@fernhill/ }));
    expect(readLedger).toHaveBeenLastCalledWith({ hours: 24, by: 'person', account: 'other' });
  });

  it('has a table behind the picture', async () => {
    const { user } = show();
    await user.click(await screen.findByRole('button', { name: 'View data' }));
    const table = within(screen.getByRole('region', { name: 'The picture as figures' }));
    expect(table.getAllByRole('columnheader').map(({ textContent }) => textContent)).toEqual([
      'From',
      'Fleet sync',
      'Pages people have open',
      'Outside Dynodeck',
      'Together',
    ]);
    expect(table.getAllByRole('row')).toHaveLength(61);
    expect(table.getAllByRole('row')[1]?.textContent).toMatch(/10171845$/);
  });

  it('tells what waits in each lane, and what Heroku refused', async () => {
    const lanes = { interactive: { inFlight: 0, waiting: 0 }, background: { inFlight: 2, waiting: 12 } };
    tell(ledgerOf({ refusals: { calls: 3, lastAt: Date.now() - 125_000 } }), [budgetOf({ lanes })]);
    show();
    const items = (await panel('Lanes')).getAllByRole('listitem').map(({ textContent }) => textContent);
    expect(items[0]).toContain('nothing waiting17 per min');
    expect(items[1]).toContain('12 calls waiting10 per min');
    expect(items[2]).toContain('2 minutes ago3 calls');
    expect((await panel('Lanes')).getByText('background may use 3,012 more')).toBeTruthy();
  });

  it('says that background work is paused', async () => {
    tell(ledgerOf(), [budgetOf({ pausedAt: Date.now() })]);
    show();
    expect((await panel('Lanes')).getByText('background is paused')).toBeTruthy();
  });

  it('says so where there is no account, and where the ledger cannot be read', async () => {
    tell(null);
    const { unmount } = show();
    expect(await screen.findByText('No Heroku account')).toBeTruthy();
    unmount();
    readLedger.mockImplementation(async () => ({ result: Promise.resolve(fail('internal', 'No database.')) }));
    show();
    expect(await screen.findByText(/No database/)).toBeTruthy();
  });

  it('counts in calls, never in tokens', async () => {
    const { container } = show();
    await panel('Lanes');
    expect(container.textContent).not.toMatch(/token/i);
  });
});
