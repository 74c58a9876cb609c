import { QueryClientProvider } from '@tanstack/react-query';
import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import { readReleasesEverywhere } from '@/app/actions';
import { fleetRowOf } from '@/components/fleet/testing/fleet-row-of';
import { fleetRowsOf } from '@/lib/queries/fleet-wire';
import { keys } from '@/lib/queries/keys';
import { createQueryClient } from '@/lib/queries/query-client';
import type { ReleasesPage as Page, ReleaseEverywhere } from '@/lib/reads/releases-everywhere';
import { fail, ok } from '@/lib/result';
import { goTo } from '@/lib/testing/go-to';
import { renderScreen } from '@/lib/testing/render-screen';
import { serveRows } from '@/lib/testing/serve-rows';
import { ReleasesPage } from './releases-page';

vi.mock('@/app/actions', () => ({ readReleasesEverywhere: vi.fn() }));
vi.mock('next/navigation', () => ({
  useSearchParams: () => new URLSearchParams(),
  usePathname: () => '/releases',
  useRouter: () => ({ refresh: vi.fn() }),
}));

const now = Date.now();
const release = (changes: Partial<ReleaseEverywhere> = {}): ReleaseEverywhere => ({
  appId: 'one',
  app: 'shop-production',
  stage: 'production',
  team: 'payments',
  version: 12,
  status: 'succeeded',
  description: 'Deploy 1a2b3c4d',
  by: 'mara@fernhill.example',
  at: now - 1_000,
  ...changes,
});
const log = { sinceAt: now - 60_000, people: ['mara@fernhill.example'] };
const answer = <T,>(data: T) => ({ result: Promise.resolve(ok({ data, budgets: [] })) });
const view = (version: number) => {
  const release = { version, at: now, by: 'mara', status: 'succeeded', description: null };
  return [fleetRowOf({ name: 'shop-production', release })];
};

function show(...pages: Page[]) {
  goTo('');
  for (const page of pages) vi.mocked(readReleasesEverywhere).mockResolvedValueOnce(answer(page));
  const client = createQueryClient();
  const shown = renderScreen(
    <QueryClientProvider client={client}>
      <ReleasesPage />
    </QueryClientProvider>,
  );
  return { ...shown, client };
}
const rows = async () => within(await screen.findByRole('table', { name: 'Releases' })).getAllByRole('row');
const asked = () => vi.mocked(readReleasesEverywhere).mock.calls.map(([input]) => input);

beforeEach(() => {
  vi.mocked(readReleasesEverywhere).mockReset();
  serveRows(view(12));
});

test('releases stand under their day, a failed one with its word', async () => {
  show({ items: [release({ status: 'failed', version: 13 }), release({ at: now - 172_800_000 })], next: null, log });
  const [, today, first, , second] = await rows();
  expect(today?.textContent).toMatch(/^Today, /);
  expect(first?.textContent).toMatch(/shop-production.*v13.*Failed/);
  expect(
    within(second as HTMLElement)
      .getByRole('link')
      .getAttribute('href'),
  ).toBe('/apps/shop-production#releases-title');
  expect(screen.getByText(/^Known since/)).toBeDefined();
});

test('older ones come at a press', async () => {
  const next = { at: now - 2_000, app: 'one', version: 12 };
  const older = { items: [release({ version: 11 })], next: null, log: null };
  const { user } = show({ items: [release()], next, log }, older);
  await user.click(await screen.findByRole('button', { name: 'Show older releases' }));
  await waitFor(async () => expect(await rows()).toHaveLength(4));
  expect(asked()).toEqual([{}, { before: next }]);
  expect(screen.getByText(/Older releases are on each app/)).toBeDefined();
});

test('a filter asks anew and keeps what was there until the answer comes', async () => {
  const { user } = show({ items: [release()], next: null, log }, { items: [], next: null, log });
  await rows();
  await user.click(screen.getByRole('button', { name: 'Failed' }));
  expect(await screen.findByText('No release matches')).toBeDefined();
  expect(asked()).toEqual([{}, { status: 'failed' }]);
});

test('a release that the fleet has just shown is fetched', async () => {
  const after = { items: [release({ version: 13 }), release()], next: null, log };
  const { client } = show({ items: [release()], next: null, log }, after);
  await rows();
  await waitFor(() => expect(client.getQueryData(keys.fleetRows)).toBeDefined());
  client.setQueryData(keys.fleetRows, fleetRowsOf({ version: 'life.2.reach', rows: view(13), numbers: [0] }));
  await waitFor(async () => expect(await rows()).toHaveLength(4));
});

test('nothing yet, and nothing that could be read', async () => {
  show({ items: [], next: null, log: { sinceAt: null, people: [] } });
  expect(await screen.findByText('No release was seen yet')).toBeDefined();
});

test('an error says what failed and offers to try again', async () => {
  const failure = fail('internal', 'Something went wrong.', 'Try again.');
  vi.mocked(readReleasesEverywhere).mockResolvedValue({ result: Promise.resolve(failure) });
  show();
  expect((await screen.findByRole('alert')).textContent).toContain('Something went wrong.');
});
