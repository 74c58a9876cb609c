import { QueryObserver } from '@tanstack/react-query';
import { afterEach, expect, test, vi } from 'vitest';
import { readFleetStatus } from '@/app/actions';
import type { FleetStatus } from '@/lib/reads/fleet-status';
import { ok } from '@/lib/result';
import { fleetRowsOptions, refreshFleetOptions } from './fleet';
import { keys } from './keys';
import { setHeardVersion, setLiveState } from './live-state';
import { createQueryClient } from './query-client';

vi.mock('@/app/actions', () => ({ readFleetStatus: vi.fn() }));
afterEach(() => vi.unstubAllGlobals());

const version = (count: number) => `life.${count}.all`;

test('rows that are behind what the stream told are shown, and asked for until they are not', async () => {
  setLiveState({ state: 'live', since: 0 });
  const shown: (string | undefined)[] = [];
  let asked = 0;
  vi.stubGlobal('fetch', async () => {
    asked += 1;
    // Twice a change comes while the answer is on its way.
    if (asked < 3) setHeardVersion(version(asked + 1));
    return Response.json({ version: version(asked), rows: [], numbers: [] });
  });
  const client = createQueryClient();
  const stop = new QueryObserver(client, fleetRowsOptions()).subscribe(({ data }) => shown.push(data?.version));
  await expect.poll(() => client.getQueryState(keys.fleetRows)?.data).toMatchObject({ version: version(3) });
  stop();
  expect(asked).toBe(3);
  expect(new Set(shown.filter(Boolean))).toEqual(new Set([version(1), version(2), version(3)]));
});

const statusAt = (startedAt: number, finishedAt: number | null) =>
  ({ progress: [{ startedAt, finishedAt }], apps: 1 }) as unknown as FleetStatus;

test.each([
  ['the end of the same reading, which the stream has told meanwhile', statusAt(100, 150), statusAt(100, 150)],
  ['nothing but the reading before', statusAt(10, 20), statusAt(100, null)],
  ['nothing at all', undefined, statusAt(100, null)],
])('the answer to a press that begins a reading does not undo what is known: %s', async (_, told, kept) => {
  const client = createQueryClient();
  if (told) client.setQueryData(keys.fleetStatus, told);
  vi.mocked(readFleetStatus).mockResolvedValue({
    result: Promise.resolve(ok({ data: statusAt(100, null), budgets: [] })),
  });
  await client.getMutationCache().build(client, refreshFleetOptions()).execute(undefined);
  expect(client.getQueryData(keys.fleetStatus)).toEqual(kept);
});
