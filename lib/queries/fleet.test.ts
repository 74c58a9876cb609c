import { QueryObserver } from '@tanstack/react-query';
import { afterEach, expect, test, vi } from 'vitest';
import { fleetRowsOptions } from './fleet';
import { keys } from './keys';
import { setHeardVersion, setLiveState } from './live-state';
import { createQueryClient } from './query-client';

vi.mock('@/app/actions', () => ({}));
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
