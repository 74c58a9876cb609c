import { QueryObserver } from '@tanstack/react-query';
import { describe, expect, it, vi } from 'vitest';
import type { FleetProgress } from '@/lib/fleet/progress';
import type { BudgetSnapshot } from '@/lib/heroku/budget';
import { Failure, fail, ok } from '@/lib/result';
import { call, keepAnswer } from './call';
import { fleetOptions } from './fleet';
import { keys } from './keys';
import { createQueryClient } from './query-client';

const readFleet = vi.hoisted(() => vi.fn());
vi.mock('@/app/actions', () => ({ readFleet }));

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
    keepAnswer(client, keys.fleet, { data: 1, budgets: [{ ...budget, remaining: 3_999 }] });
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
    readFleet.mockReset().mockImplementation(failed);
    await expect(createQueryClient().fetchQuery(fleetOptions())).rejects.toBeInstanceOf(Failure);
    expect(readFleet).toHaveBeenCalledTimes(1);
  });

  it('answers a second look within ten seconds by itself', async () => {
    const view = { rows: [], progress: [], refreshPrices: [], connections: 1 };
    readFleet.mockReset().mockImplementation(() => answered(view));
    const client = createQueryClient();
    await client.fetchQuery(fleetOptions());
    await client.fetchQuery(fleetOptions());
    expect(readFleet).toHaveBeenCalledTimes(1);
    expect(client.getQueryData(keys.fleet)).toEqual(view);
  });

  it.each([
    ['nothing is read', [], false],
    ['a reading has ended', [{ finishedAt: 5 }], false],
    ['one of two is under way', [{ finishedAt: 5 }, { finishedAt: null }], 500],
  ])('asks again only while the fleet is being read: %s', async (_, progress, expected) => {
    const client = createQueryClient();
    client.setQueryData(fleetOptions().queryKey, {
      rows: [],
      progress: progress as FleetProgress[],
      refreshPrices: [],
      connections: 1,
    });
    const query = new QueryObserver(client, fleetOptions()).getCurrentQuery();
    const { refetchInterval } = fleetOptions();
    expect(typeof refetchInterval === 'function' && refetchInterval(query)).toBe(expected);
  });
});
