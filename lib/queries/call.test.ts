import { QueryObserver } from '@tanstack/react-query';
import { describe, expect, it, vi } from 'vitest';
import type { FleetProgress } from '@/lib/fleet/progress';
import type { BudgetSnapshot } from '@/lib/heroku/budget';
import { Failure, fail, ok } from '@/lib/result';
import { call, keepAnswer } from './call';
import { fleetStatusOptions } from './fleet';
import { keys } from './keys';
import { createQueryClient } from './query-client';

const readFleetStatus = vi.hoisted(() => vi.fn());
vi.mock('@/app/actions', () => ({ readFleetStatus }));

const budget = { accountId: 'a', remaining: 4_000, readAt: 1 } as BudgetSnapshot;
const untold = { ...budget, remaining: null, readAt: null };
const answered = <T>(data: T, budgets = [budget]) =>
  Promise.resolve({ result: Promise.resolve(ok({ data, budgets })) });
const failed = () => Promise.resolve({ result: Promise.resolve(fail('internal', 'No.')) });

describe('call', () => {
  it('waits for the answer inside of what the action returned', async () => {
    expect(await call(createQueryClient(), answered([1, 2]))).toEqual([1, 2]);
  });

  it('throws the error of a failed answer as it was told', async () => {
    const error = await call(createQueryClient(), failed()).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(Failure);
    expect(error).toMatchObject({ error: { code: 'internal', message: 'No.' } });
  });

  it('hands the budgets to the gauge', async () => {
    const client = createQueryClient();
    await call(client, answered(null));
    expect(client.getQueryData(keys.budget)).toEqual([budget]);
    keepAnswer(client, keys.fleetStatus, { data: 1, budgets: [{ ...budget, remaining: 3_999 }] });
    expect(client.getQueryData(keys.budget)).toMatchObject([{ remaining: 3_999 }]);
  });

  it('does not replace a known budget by one of which nothing is known', async () => {
    const client = createQueryClient();
    await call(client, answered(null));
    await call(client, answered(null, [untold]));
    expect(client.getQueryData(keys.budget)).toEqual([budget]);
  });
});

describe('the cache', () => {
  it('does not repeat a read that the server answered with an error', async () => {
    readFleetStatus.mockReset().mockImplementation(failed);
    await expect(createQueryClient().fetchQuery(fleetStatusOptions())).rejects.toBeInstanceOf(Failure);
    expect(readFleetStatus).toHaveBeenCalledTimes(1);
  });

  it('answers a second look within ten seconds by itself', async () => {
    const view = { apps: 0, attention: { total: 0, isUrgent: false }, progress: [], refreshPrices: [], connections: 1 };
    readFleetStatus.mockReset().mockImplementation(() => answered(view));
    const client = createQueryClient();
    await client.fetchQuery(fleetStatusOptions());
    await client.fetchQuery(fleetStatusOptions());
    expect(readFleetStatus).toHaveBeenCalledTimes(1);
    expect(client.getQueryData(keys.fleetStatus)).toEqual(view);
  });

  it.each([
    ['nothing is read', [], false],
    ['a reading has ended', [{ finishedAt: 5 }], false],
    ['one of two is under way', [{ finishedAt: 5 }, { finishedAt: null }], 500],
  ])('asks again only while the fleet is being read: %s', async (_, progress, expected) => {
    const client = createQueryClient();
    client.setQueryData(fleetStatusOptions().queryKey, {
      apps: 0,
      attention: { total: 0, isUrgent: false },
      progress: progress as FleetProgress[],
      refreshPrices: [],
      connections: 1,
    });
    const query = new QueryObserver(client, fleetStatusOptions()).getCurrentQuery();
    const { refetchInterval } = fleetStatusOptions();
    expect(typeof refetchInterval === 'function' && refetchInterval(query)).toBe(expected);
  });
});
