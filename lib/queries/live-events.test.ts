import { QueryObserver } from '@tanstack/react-query';
import { expect, test, vi } from 'vitest';
import { fleetRowOf } from '@/components/fleet/testing/fleet-row-of';
import { fleetRowsOf } from './fleet-wire';
import { keys } from './keys';
import { takeEvent } from './live-events';
import { createQueryClient } from './query-client';

vi.mock('@/app/actions', () => ({}));

const row = fleetRowOf({ name: 'shop', id: 'one' });
const change = (changes: object) =>
  JSON.stringify({ from: 'life.1.all', version: 'life.2.all', rows: [], numbers: [], ages: [], gone: [], ...changes });
const at = (event: string, data: string) => ({ event, data, version: null });

function clientWithRows() {
  const client = createQueryClient();
  client.setQueryData(keys.fleetRows, fleetRowsOf({ version: 'life.1.all', rows: [row], numbers: [0] }));
  return client;
}

test('a change goes into the rows and into the row of the app itself', () => {
  const client = clientWithRows();
  client.setQueryData(keys.row('one'), { row, movedTo: null });
  const changed = { ...row, version: 2, dynos: 7 };
  takeEvent(client, at('apps', change({ rows: [changed], numbers: [0] })));
  expect(client.getQueryData(keys.fleetRows)).toMatchObject({ version: 'life.2.all', rows: [{ dynos: 7 }] });
  expect(client.getQueryData(keys.row('one'))).toMatchObject({ row: { dynos: 7 } });
});

test('ages go into rows by their numbers, and never back', () => {
  const client = clientWithRows();
  const ages = [
    ['app', row.readAt.app + 5, [0, 9]],
    ['dynos', (row.readAt.dynos ?? 0) - 5, [0]],
  ];
  takeEvent(client, at('apps', change({ ages })));
  const readAt = { app: row.readAt.app + 5, dynos: row.readAt.dynos };
  expect(client.getQueryData(keys.fleetRows)).toMatchObject({ rows: [{ name: 'shop', readAt }] });
});

test('after a gap the rows are asked for anew, and what is shown stays meanwhile', () => {
  const client = clientWithRows();
  takeEvent(client, at('apps', change({ from: 'life.4.all', version: 'life.5.all', gone: ['one'] })));
  expect(client.getQueryState(keys.fleetRows)?.isInvalidated).toBe(true);
  expect(client.getQueryData(keys.fleetRows)).toMatchObject({ rows: [{ name: 'shop' }] });
});

test('the list of jobs is asked for anew, and of single jobs those that went on', () => {
  const client = clientWithRows();
  const listed = [keys.jobsLive, keys.jobList, keys.job('a'), keys.job('b')];
  for (const key of listed) client.setQueryData(key, []);
  takeEvent(client, at('jobs', '["a"]'));
  expect(listed.map((key) => client.getQueryState(key)?.isInvalidated)).toEqual([true, true, true, false]);
});

test('an open page asks again only for what the fleet has read since', () => {
  const client = clientWithRows();
  const ask = vi.fn(async () => ({ items: [], readAt: row.readAt.app + 50 }));
  const watch = (key: readonly unknown[], readAt: number) => {
    client.setQueryData(key, { items: [], readAt });
    return new QueryObserver(client, {
      queryKey: key,
      queryFn: () => ask().then(() => key),
      staleTime: 60_000,
    }).subscribe(() => undefined);
  };
  const stops = [
    watch(keys.dynos('one'), row.readAt.app + 10),
    watch(keys.formation('one'), row.readAt.app + 10),
    watch(keys.dynos('other'), 0),
  ];
  const readAt = { ...row.readAt, dynos: row.readAt.app + 20, formation: row.readAt.app + 10 };
  takeEvent(client, at('apps', change({ rows: [{ ...row, version: 2, readAt }], numbers: [0] })));
  expect(ask).toHaveBeenCalledTimes(1);
  expect(client.getQueryState(keys.formation('one'))?.isInvalidated).toBe(false);
  for (const stop of stops) stop();
});

test.each([
  ['reset', keys.fleetRows],
  ['audit', keys.audit({})],
])('%s makes old what it is about', (event, key) => {
  const client = clientWithRows();
  if (event === 'audit') client.setQueryData(key, []);
  takeEvent(client, at(event, '{}'));
  expect(client.getQueryState(key)?.isInvalidated).toBe(true);
});
