import { QueryClientProvider } from '@tanstack/react-query';
import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import { readAddOnsEverywhere } from '@/app/actions';
import { createQueryClient } from '@/lib/queries/query-client';
import type { Costs } from '@/lib/reads/add-ons-everywhere';
import { ok } from '@/lib/result';
import { goTo } from '@/lib/testing/go-to';
import { renderScreen } from '@/lib/testing/render-screen';
import { serveRows } from '@/lib/testing/serve-rows';
import { CostsPage } from './costs-page';
import { saveFile } from './save-file';

vi.mock('@/app/actions', () => ({ readAddOnsEverywhere: vi.fn() }));
vi.mock('./save-file');

const app = (name: string, dynoCents: number | null) => ({
  id: name,
  name,
  stage: 'production',
  team: 'shop',
  dynoCents,
  areAddOnsRead: true,
});
const addOn = (name: string, service: string, cents: number, place: number) => ({
  id: name,
  name,
  service,
  plan: `${service}:basic`,
  state: 'provisioned',
  cents,
  createdAt: Date.now() - 86_400_000,
  app: place,
});
const costs: Costs = {
  apps: [app('shop-web', 5_000), app('shop-jobs', null)],
  addOns: [
    addOn('postgres-1', 'heroku-postgresql', 5_000, 0),
    addOn('papertrail-1', 'papertrail', 0, 0),
    addOn('redis-1', 'heroku-redis', 1_500, 1),
  ],
  readAt: Date.now() - 60_000,
};
const answer = <T,>(data: T) => ({ result: Promise.resolve(ok({ data, budgets: [] })) });

function show(data: Costs = costs, { search = '' }: { search?: string } = {}) {
  goTo(search);
  vi.mocked(readAddOnsEverywhere).mockResolvedValue(answer(data));
  return renderScreen(
    <QueryClientProvider client={createQueryClient()}>
      <CostsPage />
    </QueryClientProvider>,
  );
}
const table = async () => {
  await screen.findByRole('searchbox');
  return within(screen.getByRole('table', { name: 'Add-ons' }));
};
const names = async () => (await table()).getAllByRole('rowheader').map(({ textContent }) => textContent);

beforeEach(() => {
  serveRows([]);
});

test('the dearest stands first; no price is not a price of nothing', async () => {
  show();
  expect(await names()).toEqual(['postgres-1', 'redis-1', 'papertrail-1']);
  const [, , , last] = (await table()).getAllByRole('row');
  expect(last?.textContent).toContain('free or contract');
  expect(last?.textContent).not.toContain('$0');
});

test('a sum to which something unread may come says so', async () => {
  show(costs, { search: '?by=app' });
  await table();
  expect(screen.getByText('a month', { selector: 'dt' }).parentElement?.textContent).toBe('a month≥ $115');
  const jobs = within(screen.getByRole('table', { name: 'Cost by app' })).getByRole('row', { name: /^shop-jobs/ });
  expect(jobs.textContent).toContain('Not read yet');
  expect(jobs.textContent).toContain('≥ $15');
});

test('a service of the sums narrows the list, and the address says so', async () => {
  const { user } = show(costs);
  await table();
  await user.click(screen.getByRole('button', { name: 'heroku-redis' }));
  expect(await names()).toEqual(['redis-1']);
  await waitFor(() => expect(window.location.search).toBe('?service=heroku-redis'));
});

test('what is listed becomes a file', async () => {
  const { user } = show(costs, { search: '?q=redis' });
  await table();
  await user.click(screen.getByRole('button', { name: /^CSV/ }));
  const [name, type, text] = vi.mocked(saveFile).mock.lastCall ?? [];
  expect(name).toMatch(/^add-ons-\d{4}-\d\d-\d\d\.csv$/);
  expect(type).toBe('text/csv');
  expect(text?.split('\r\n').slice(1).join()).toMatch(
    /^redis-1,heroku-redis,heroku-redis:basic,provisioned,15,shop-jobs/,
  );
});

test.each<[string, Costs, string, string]>([
  ['nothing was read', { apps: [], addOns: [], readAt: null }, '', 'No add-on was read yet'],
  ['nothing matches', costs, '?q=nowhere', 'No add-on matches'],
])('an empty list says why: %s', async (_, data, search, title) => {
  show(data, { search });
  expect((await table()).getByText(title)).toBeDefined();
});
