import { QueryClientProvider } from '@tanstack/react-query';
import { screen, waitFor, within } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { readFleetStatus } from '@/app/actions';
import { fleetRowOf } from '@/components/fleet/testing/fleet-row-of';
import type { FleetRow } from '@/lib/fleet/rows';
import { createQueryClient } from '@/lib/queries/query-client';
import { ok } from '@/lib/result';
import { goTo } from '@/lib/testing/go-to';
import { renderScreen } from '@/lib/testing/render-screen';
import { serveRows, statusOf } from '@/lib/testing/serve-rows';
import { StagesPage } from './stages-page';

vi.mock('@/app/actions', () => ({ readFleetStatus: vi.fn() }));

const app = (pipeline: string, stage: string, changes: Partial<FleetRow> = {}) =>
  fleetRowOf({ name: `${pipeline}-${stage}`, pipeline, pipelineId: pipeline, stage, ...changes });
const rows = [
  app('ledger', 'production'),
  app('ledger', 'staging', { state: 'maintenance', isMaintenance: true }),
  app('catalog', 'production', { name: 'catalog-eu' }),
  app('catalog', 'production', { name: 'catalog-us' }),
  fleetRowOf({ name: 'alone', stage: null, pipeline: null, pipelineId: null }),
];

function show(search = '', shown: readonly FleetRow[] = rows) {
  goTo(search);
  vi.mocked(readFleetStatus).mockResolvedValue({ result: Promise.resolve(ok({ data: statusOf(shown), budgets: [] })) });
  serveRows(shown);
  return renderScreen(
    <QueryClientProvider client={createQueryClient()}>
      <StagesPage />
    </QueryClientProvider>,
  );
}

const table = async () => {
  await screen.findByRole('searchbox');
  return within(screen.getByRole('table', { name: 'Pipelines by stage' }));
};
const row = async (name: string | RegExp) => (await table()).getByRole('row', { name });

test('a row a pipeline, a column a stage, a word only where something is up', async () => {
  show();
  const heads = (await table()).getAllByRole('columnheader').map(({ textContent }) => textContent);
  expect(heads).toEqual([
    'Pipeline2',
    'Waiting for the next stage',
    'Sstagingstaging',
    'Waiting for the next stage',
    'Pproductionproduction',
  ]);
  const ledger = await row(/^ledger/);
  expect(within(ledger).getByTitle('ledger-staging').textContent).toMatch(/^ledger-staging: v12.*Maintenance$/);
  expect(within(ledger).getByTitle('ledger-production').textContent).toMatch(/v12.*Up$/);
  expect((await row(/^catalog/)).textContent).toContain('2 apps');
  expect(screen.getByRole('link', { name: '1 app in no pipeline' }).getAttribute('href')).toBe('/?stage=none');
});

test('says what waits before production: nothing where it runs the same slug, else the two commits', async () => {
  const release = { version: 12, at: 0, by: 'mara', status: 'succeeded' };
  const [ledgerHere, ledgerBefore, ...rest] = rows as [FleetRow, FleetRow, ...FleetRow[]];
  const shown = [
    { ...ledgerHere, release: { ...release, description: 'Deploy 8c3b1f30', slug: 'old' } },
    { ...ledgerBefore, release: { ...release, description: 'Deploy 788f1aad', slug: 'new' } },
    app('mail', 'production', { release: { ...release, description: 'Set X config vars', slug: 'one' } }),
    app('mail', 'staging', { release: { ...release, description: 'Deploy 1234567a', slug: 'one' } }),
    ...rest,
  ];
  show('', shown);
  expect(within(await row(/^ledger/)).getByTitle('The stage before it runs 788f1aa, this one 8c3b1f3')).toBeDefined();
  expect(within(await row(/^mail/)).getByText('Runs what the stage before it runs')).toBeDefined();
  expect(within(await row(/^catalog/)).queryByText(/stage before it/)).toBeNull();
});

test('a pipeline opens by the keyboard, and the address remembers it', async () => {
  const { user } = show();
  await table();
  await user.keyboard('j{ArrowRight}');
  expect((await table()).getByRole('rowheader', { name: 'catalog-us' })).toBeDefined();
  await waitFor(() => expect(window.location.search).toBe('?open=catalog'));
  await user.keyboard('j');
  expect(document.activeElement?.textContent).toBe('catalog-eu');
  await user.keyboard('k{ArrowLeft}');
  expect((await table()).queryByRole('rowheader', { name: 'catalog-us' })).toBeNull();
});

test('a filter that nothing passes says so and can be cleared', async () => {
  const { user } = show('?q=nowhere');
  const [clear] = await screen.findAllByRole('button', { name: 'Clear filters' });
  expect((await table()).getByText('No pipeline matches')).toBeDefined();
  await user.click(clear as HTMLElement);
  expect(await row(/^ledger/)).toBeDefined();
});
