import { QueryClientProvider } from '@tanstack/react-query';
import { screen } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import { readAppRow } from '@/app/actions';
import type { FleetRow } from '@/lib/fleet/rows';
import { createQueryClient } from '@/lib/queries/query-client';
import { ok } from '@/lib/result';
import { renderScreen } from '@/lib/testing/render-screen';
import { useAppSummary } from './use-app-summary';

vi.mock('@/app/actions', () => ({ readAppRow: vi.fn() }));

const first = { id: 'shop', name: 'shop', isMaintenance: false, state: 'up' } as FleetRow;
const later: FleetRow = { ...first, isMaintenance: true };

function Maintenance() {
  return <p>{useAppSummary(first).isMaintenance ? 'on' : 'off'}</p>;
}

const show = (renderedAtMs: number) =>
  renderScreen(
    <QueryClientProvider client={createQueryClient()}>
      <Maintenance />
    </QueryClientProvider>,
    { renderedAtMs },
  );

beforeEach(() => {
  vi.clearAllMocks();
  const data = { row: later, movedTo: null };
  vi.mocked(readAppRow).mockResolvedValue({ result: Promise.resolve(ok({ data, budgets: [] })) });
});

test('a page that was made long before it is shown asks for its row again', async () => {
  show(Date.now() - 20_000);
  expect(screen.getByText('off')).toBeDefined();
  expect(await screen.findByText('on')).toBeDefined();
});

test.each([
  ['just now', 0],
  ['by a server whose clock is ahead', 3_600_000],
])('one that was made %s does not', async (_, aheadMs) => {
  show(Date.now() + aheadMs);
  await Promise.resolve();
  expect(screen.getByText('off')).toBeDefined();
  expect(readAppRow).not.toHaveBeenCalled();
});
