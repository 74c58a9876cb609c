import { beforeEach, expect, test, vi } from 'vitest';
import { readFormation, readOpening } from '@/app/actions';
import { Failure, fail, ok } from '@/lib/result';
import type { OpeningPart } from '@/lib/rules/opening-parts';
import { formationOptions } from './formation';
import { keys } from './keys';
import { openApp } from './opening';
import { createQueryClient } from './query-client';

vi.mock('@/app/actions');

const app = '6f1c1d0e-8c58-4a9c-9a1f-1f6f3a7f0a01';
const listing = (items: unknown[]) => ok({ data: { items, readAt: 1 }, budgets: [] });
const asked = () => vi.mocked(readOpening).mock.calls.map(([input]) => (input as { parts: OpeningPart[] }).parts);

function answerWith(special: Partial<Record<OpeningPart, unknown>> = {}) {
  vi.mocked(readOpening).mockImplementation(async (input) => {
    const { parts } = input as { parts: OpeningPart[] };
    const answers = Object.fromEntries(parts.map((part) => [part, special[part] ?? Promise.resolve(listing([part]))]));
    return { result: Promise.resolve(ok({ data: answers, budgets: [] })) } as never;
  });
}

beforeEach(() => {
  vi.resetAllMocks();
});

test('one request brings every part under its own key', async () => {
  answerWith();
  const client = createQueryClient();
  openApp(client, app);
  await vi.waitFor(() => expect(client.isFetching()).toBe(0));
  expect(asked()).toEqual([['formation', 'dynoSizes', 'dynos', 'releases', 'config', 'addOns', 'domains', 'activity']]);
  expect(client.getQueryData(keys.formation(app))).toEqual({ items: ['formation'], readAt: 1 });
  expect(client.getQueryData(keys.releases(app, 10))).toEqual({ items: ['releases'], readAt: 1 });
  expect(client.getQueryData(keys.latestActivity(app))).toEqual({ items: ['activity'], readAt: 1 });
});

test('what is fresh, or under way, is not asked for again; what has become old is', async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  answerWith();
  const client = createQueryClient();
  openApp(client, app, ['formation', 'dynos']);
  openApp(client, app, ['formation', 'dynos', 'domains']);
  await vi.waitFor(() => expect(client.isFetching()).toBe(0));
  openApp(client, app, ['formation', 'dynos', 'domains']);
  expect(asked()).toEqual([['formation', 'dynos'], ['domains']]);
  vi.setSystemTime(Date.now() + 11_000);
  await client.prefetchQuery({ queryKey: keys.domains(app), queryFn: () => 'fresh' });
  openApp(client, app, ['formation', 'dynos', 'domains']);
  expect(asked().at(-1)).toEqual(['formation', 'dynos']);
  vi.useRealTimers();
});

test('who draws a panel meanwhile waits for the answer that is under way', async () => {
  answerWith();
  const client = createQueryClient();
  openApp(client, app, ['formation']);
  expect(await client.fetchQuery(formationOptions(app))).toEqual({ items: ['formation'], readAt: 1 });
  expect(readFormation).not.toHaveBeenCalled();
});

test('a part that fails or is late keeps no other part', async () => {
  answerWith({
    dynos: Promise.resolve(fail('forbidden', 'You may not.')),
    domains: new Promise(() => {}),
  });
  const client = createQueryClient();
  openApp(client, app, ['formation', 'dynos', 'domains']);
  await vi.waitFor(() => expect(client.getQueryState(keys.dynos(app))?.status).toBe('error'));
  expect(client.getQueryState(keys.dynos(app))?.error).toBeInstanceOf(Failure);
  expect(client.getQueryData(keys.formation(app))).toBeDefined();
  expect(client.getQueryState(keys.domains(app))?.fetchStatus).toBe('fetching');
  openApp(client, app, ['formation', 'dynos', 'domains']);
  expect(asked(), 'what failed is left to its panel').toHaveLength(1);
});

test('where the request is lost, each part is asked for by itself', async () => {
  vi.mocked(readOpening).mockRejectedValue(new TypeError('Failed to fetch'));
  vi.mocked(readFormation).mockResolvedValue({ result: Promise.resolve(listing(['alone'])) } as never);
  const client = createQueryClient();
  openApp(client, app, ['formation']);
  await vi.waitFor(() => expect(client.getQueryData(keys.formation(app))).toBeDefined(), { timeout: 5_000 });
  expect(readOpening).toHaveBeenCalledOnce();
  expect(readFormation).toHaveBeenCalledOnce();
});
