import { QueryClientProvider } from '@tanstack/react-query';
import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import { readBudget, readFleetStatus, restartApp } from '@/app/actions';
import { fleetRowOf } from '@/components/fleet/testing/fleet-row-of';
import { OperationProvider } from '@/components/patterns/operation-provider';
import type { FleetRow } from '@/lib/fleet/rows';
import { createQueryClient } from '@/lib/queries/query-client';
import { fail, ok } from '@/lib/result';
import { type AttentionLook, attentionLook } from '@/lib/rules/attention-look';
import { goTo } from '@/lib/testing/go-to';
import { renderScreen } from '@/lib/testing/render-screen';
import { serveRows, serveRowsLater, statusOf } from '@/lib/testing/serve-rows';
import { AttentionPage } from './attention-page';

vi.mock('@/app/actions', () => ({ readBudget: vi.fn(), readFleetStatus: vi.fn(), restartApp: vi.fn() }));

const now = Date.now();
const fresh = { app: now, pipeline: now, formation: now, dynos: now, release: now, addOns: now };
const row = (changes: Partial<FleetRow> & { name: string }) => fleetRowOf({ readAt: fresh, ...changes });
const crashed = {
  state: 'crashed' as const,
  affected: 1,
  total: 6,
  troubled: ['web.2'],
  sinceAt: now - 120_000,
};
const failed = { version: 9, at: now - 60_000, by: 'jonas', status: 'failed', description: null };

const answer = <T,>(data: T) => ({ result: Promise.resolve(ok({ data, budgets: [] })) });

function show(rows: FleetRow[], { search = '', reasons = {}, first = null, serve = serveRows }: Options = {}) {
  goTo(search);
  vi.mocked(readFleetStatus).mockResolvedValue(answer(statusOf(rows)));
  serve(rows);
  return renderScreen(
    <QueryClientProvider client={createQueryClient()}>
      <OperationProvider>
        <AttentionPage first={first} reasons={{ restart: null, maintenance: null, ...reasons }} />
      </OperationProvider>
    </QueryClientProvider>,
  );
}
type Options = {
  search?: string;
  first?: AttentionLook<FleetRow> | null;
  serve?: (rows: FleetRow[]) => void;
  reasons?: { restart?: string };
};

/** The table, as soon as the fleet is there. */
const table = async () => {
  await screen.findByRole('button', { name: /^All/ });
  return screen.getByRole('table', { name: 'Needs attention' });
};
const names = async () =>
  within(await table())
    .getAllByRole('row')
    .slice(1)
    .map((one) => within(one).getByRole('rowheader').textContent);

beforeEach(() => {
  vi.mocked(readBudget).mockResolvedValue(answer([]));
});

test('the worst stands first, each with its sentence and what to do', async () => {
  show([
    row({ name: 'ledger-staging', stage: 'staging', release: failed }),
    row({ name: 'checkout-production', ...crashed }),
    row({ name: 'healthy-production' }),
  ]);
  expect(await names()).toEqual(['checkout-production', 'ledger-staging']);
  const [, first, second] = within(await table()).getAllByRole('row');
  expect(first?.textContent).toContain('web.2 crashed · 5 of 6 dynos run on.');
  const open = within(second as HTMLElement).getByRole('link', { name: /^Open releases/ });
  expect(open.getAttribute('href')).toBe('/apps/ledger-staging#releases-title');
});

test('a restart asks first', async () => {
  vi.mocked(restartApp).mockResolvedValue(fail('forbidden', 'Not now.', 'Later.'));
  const { user } = show([row({ name: 'checkout-production', ...crashed })]);
  await user.click(within(await table()).getByRole('button', { name: /^Restart web\.2…/ }));
  expect(vi.mocked(restartApp).mock.calls[0]?.[0]).toEqual({
    input: { app: 'id-of-checkout-production', target: { kind: 'dyno', name: 'web.2' } },
  });
});

test('who may not restart is told why', async () => {
  show([row({ name: 'checkout-production', ...crashed })], { reasons: { restart: 'Your role may not.' } });
  const button = within(await table()).getByRole('button', { name: /^Restart/ });
  expect(button.getAttribute('aria-disabled')).toBe('true');
});

test('a kind is a filter with its count, kept in the address', async () => {
  const rows = [row({ name: 'a', ...crashed }), row({ name: 'b', release: failed })];
  const { user } = show(rows);
  await user.click(await screen.findByRole('button', { name: /^Failed release/ }));
  expect(await names()).toEqual(['b']);
  await waitFor(() => expect(window.location.search).toBe('?kind=release-failed'));
  expect(screen.getByRole('button', { name: /^All/ }).getAttribute('aria-pressed')).toBe('false');
});

test('J and K walk along the queue', async () => {
  const { user } = show([row({ name: 'a', ...crashed }), row({ name: 'b', ...crashed })]);
  await table();
  await user.keyboard('jj');
  expect(document.activeElement).toBe(within(await table()).getByRole('link', { name: 'b' }));
  await user.keyboard('k');
  expect(document.activeElement).toBe(within(await table()).getByRole('link', { name: 'a' }));
});

test.each<[string, FleetRow[], string, string]>([
  ['all is well', [row({ name: 'a' })], '', 'All well'],
  ['not everything is read', [row({ name: 'a', readAt: { ...fresh, dynos: null } })], '', 'Nothing so far'],
  ['there is no app', [], '', 'There are no apps yet'],
  ['nothing of this kind', [row({ name: 'a', ...crashed })], '?kind=certificate', 'Nothing of this kind'],
])('an empty queue says why: %s', async (_, rows, search, title) => {
  show(rows, { search });
  expect((await screen.findAllByText(title)).length).toBeGreaterThan(0);
});

test('a big fleet comes with the head of its queue, which stands until all rows have come', async () => {
  const rows = [row({ name: 'checkout-production', ...crashed }), row({ name: 'ledger-staging', release: failed })];
  const first = attentionLook(rows.slice(0, 1), [], { nowMs: now, only: null });
  let send = () => {};
  const { user } = show(rows, {
    first,
    serve: (served) => {
      send = serveRowsLater(served);
    },
  });
  expect(await names()).toEqual(['checkout-production']);
  expect((await table()).getAttribute('aria-busy')).toBe('true');
  await user.click(screen.getByRole('button', { name: /^Crashed/ }));
  await waitFor(() => expect(screen.queryByText('checkout-production')).toBeNull());
  expect(screen.queryByText('Nothing of this kind'), 'nobody knows that yet').toBeNull();
  await user.click(screen.getByRole('button', { name: /^All/ }));
  send();
  await waitFor(async () => expect(await names()).toEqual(['checkout-production', 'ledger-staging']));
});
