import { QueryClientProvider } from '@tanstack/react-query';
import { screen, waitFor } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import { notify } from '@/components/ui/notify';
import { createQueryClient } from '@/lib/queries/query-client';
import { fail } from '@/lib/result';
import { renderScreen } from '@/lib/testing/render-screen';
import { OperationProvider, useOperationDesk } from './operation-provider';

const network = vi.hoisted(() => ({ isAway: true, fetches: 0 }));
// The desk's code, which the network may keep away.
vi.mock('@/components/ui/on-demand', async (actual) => {
  const module = await actual<typeof import('@/components/ui/on-demand')>();
  return {
    ...module,
    codeOnDemand: <T,>(load: () => Promise<T>) =>
      module.codeOnDemand(async () => {
        network.fetches += 1;
        if (network.isAway) throw new Error('Failed to fetch dynamically imported module');
        return load();
      }),
  };
});
vi.mock('@/components/ui/notify', () => ({ notify: { prepare: vi.fn(), success: vi.fn(), failure: vi.fn() } }));

const restart = vi.fn();
const endings: string[] = [];

function RestartButton() {
  const desk = useOperationDesk();
  const begin = async () => endings.push(await desk.begin({ action: restart, input: {}, affects: [] }));
  return (
    <button type="button" onClick={() => void begin()}>
      Restart
    </button>
  );
}

function show() {
  const { user } = renderScreen(
    <QueryClientProvider client={createQueryClient()}>
      <OperationProvider>
        <RestartButton />
      </OperationProvider>
    </QueryClientProvider>,
  );
  return () => user.click(screen.getByRole('button', { name: 'Restart' }));
}

beforeEach(() => {
  vi.clearAllMocks();
  Object.assign(network, { isAway: true, fetches: 0 });
  endings.length = 0;
  restart.mockResolvedValue(fail('refused', 'It is suspended.'));
});

test('a desk that cannot be fetched says that nothing was changed, and asks the server for nothing', async () => {
  const press = show();
  await press();
  await waitFor(() => expect(endings).toEqual(['stopped']));
  expect(notify.failure).toHaveBeenCalledExactlyOnceWith({
    id: 'operation-desk',
    title: 'The console cannot be reached',
    description: 'Nothing was changed. Check your connection, then reload the page.',
  });
  expect(restart).not.toHaveBeenCalled();
});

test('the next press fetches it again, and once it is here it is fetched no more', async () => {
  const press = show();
  await press();
  await waitFor(() => expect(notify.failure).toHaveBeenCalledOnce());
  network.isAway = false;
  await press();
  await waitFor(() => expect(restart).toHaveBeenCalledOnce());
  await press();
  await waitFor(() => expect(restart).toHaveBeenCalledTimes(2));
  expect(network.fetches).toBe(2);
  expect(notify.failure).toHaveBeenLastCalledWith(
    expect.objectContaining({ description: 'It is suspended. Nothing was changed.' }),
  );
});

test('presses that come while it is fetched share the fetching, and each is heard', async () => {
  network.isAway = false;
  const press = show();
  await Promise.all([press(), press()]);
  await waitFor(() => expect(restart).toHaveBeenCalledTimes(2));
  expect(network.fetches).toBe(1);
});
