import { QueryClientProvider } from '@tanstack/react-query';
import { screen, waitFor } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import type { FleetRow } from '@/lib/fleet/rows';
import { keys } from '@/lib/queries/keys';
import { createQueryClient } from '@/lib/queries/query-client';
import { ok } from '@/lib/result';
import { renderScreen } from '@/lib/testing/render-screen';
import { PinStar } from './pin-star';

const actions = vi.hoisted(() => ({ setPins: vi.fn(), readViews: vi.fn() }));
vi.mock('@/app/actions', () => ({ ...actions, dropView: vi.fn(), keepView: vi.fn(), setViewSharing: vi.fn() }));

const row = { id: 'shop-id', name: 'shop', state: 'up' } as FleetRow;

it('pins an app and takes it off again, each press once', async () => {
  let pinned: { id: string; name: string; state: string }[] = [];
  actions.readViews.mockImplementation(async () => ({
    result: Promise.resolve(ok({ data: { views: [], pinned }, budgets: [] })),
  }));
  actions.setPins.mockImplementation(async ({ input }) => {
    pinned = input.isPinned ? [{ id: 'shop-id', name: 'shop', state: 'up' }] : [];
    return ok({ step: 'done', runId: 'r', summary: '', undo: null });
  });
  const queries = createQueryClient();
  queries.setQueryData(keys.views, { views: [], pinned });
  const { user } = renderScreen(
    <QueryClientProvider client={queries}>
      <PinStar row={row} />
    </QueryClientProvider>,
  );
  const star = screen.getByRole('button', { name: 'Pin shop' });
  const isPressed = () => star.getAttribute('aria-pressed');
  expect(isPressed()).toBe('false');
  await user.click(star);
  await waitFor(() => expect(isPressed()).toBe('true'));
  await waitFor(() => expect(queries.isMutating()).toBe(0));
  await user.click(star);
  await waitFor(() => expect(isPressed()).toBe('false'));
  await waitFor(() => expect(queries.isMutating()).toBe(0));
  expect(actions.setPins.mock.calls.map(([{ input }]) => input)).toEqual([
    { apps: ['shop-id'], isPinned: true },
    { apps: ['shop-id'], isPinned: false },
  ]);
});
