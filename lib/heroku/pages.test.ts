import { afterEach, expect, test } from 'vitest';
import { listApps } from './apps';
import { listCouplings, listLatestReleases } from './pipelines';
import { listReleases } from './releases';
import { type Bench, openBench } from './testing/bench';
import type { Reply } from './testing/scripted-server';

let bench: Bench;
afterEach(() => bench.close());

const row = (n: number) => ({ id: `id-${n}`, name: `app-${n}` });
const page = (from: number, to: number, next?: string): Reply => ({
  status: next ? 206 : 200,
  json: Array.from({ length: to - from }, (_, i) => row(from + i)),
  ...(next ? { headers: { 'next-range': next } } : {}),
});
const ranges = () => bench.server.received.map(({ headers }) => headers.range);

test('a list of 2,500 rows is read in three calls, each asking for what the last one named', async () => {
  const next = ['id ]id-999..; max=1000', 'id ]id-1999..; max=1000'];
  bench = await openBench([page(0, 1000, next[0]), page(1000, 2000, next[1]), page(2000, 2500)]);
  const apps = await listApps(bench.caller);
  expect(apps.ok && apps.value.map(({ id }) => id)).toEqual(Array.from({ length: 2500 }, (_, i) => `id-${i}`));
  expect(ranges()).toEqual(['id ..; max=1000', ...next]);
});

test('an empty list is one call and no error', async () => {
  bench = await openBench([page(0, 0)]);
  expect(await listApps(bench.caller)).toEqual({ ok: true, value: [] });
});

test('a failure on the second page fails the list', async () => {
  bench = await openBench([
    page(0, 2, 'id ]id-1..; max=1000'),
    { status: 404, json: { id: 'not_found', message: '' } },
  ]);
  expect(await listApps(bench.caller)).toMatchObject({ ok: false, error: { code: 'heroku_not_found' } });
});

test('a list that names the same part twice is a bad answer', async () => {
  bench = await openBench(() => page(0, 2, 'id ]id-1..; max=1000'));
  expect(await listApps(bench.caller)).toMatchObject({ ok: false, error: { code: 'heroku_bad_answer' } });
  expect(bench.server.received).toHaveLength(2);
});

test('a list that misled once is asked for as if it were new', async () => {
  const misled = { ...page(0, 2, 'id ..; max=1000'), headers: { etag: '"one"', 'next-range': 'id ..; max=1000' } };
  bench = await openBench([misled, { ...page(0, 2), headers: { etag: '"one"' } }]);
  expect(await listApps(bench.caller)).toMatchObject({ ok: false, error: { code: 'heroku_bad_answer' } });
  expect(await listApps({ ...bench.caller, isFresh: true })).toMatchObject({ ok: true, value: [{}, {}] });
  expect(bench.server.received.map(({ headers }) => headers['if-none-match'])).toEqual([undefined, undefined]);
});

test('a list without end is a bad answer after a hundred pages', async () => {
  bench = await openBench((_, index) => page(index, index + 1, `id ]id-${index}..; max=1`));
  expect(await listApps(bench.caller)).toMatchObject({ ok: false, error: { code: 'heroku_bad_answer' } });
  expect(bench.server.received).toHaveLength(100);
});

test('unchanged pages are followed by the Next-Range that came with their bodies', async () => {
  const etag = (name: string) => ({ etag: `"${name}"` });
  const next = 'id ]id-1..; max=1000';
  bench = await openBench([
    { ...page(0, 2), status: 206, headers: { ...etag('one'), 'next-range': next } },
    { ...page(2, 3), headers: etag('two') },
    { status: 304 },
    { ...page(5, 6), headers: etag('three') },
  ]);
  await listApps(bench.caller);
  bench.clock.advance(60_000);
  const apps = await listApps(bench.caller);
  expect(apps.ok && apps.value.map(({ id }) => id)).toEqual(['id-0', 'id-1', 'id-5']);
  expect(ranges().slice(2)).toEqual(['id ..; max=1000', next]);
  expect(bench.server.received.slice(2).map(({ headers }) => headers['if-none-match'])).toEqual(['"one"', '"two"']);
});

test('releases are asked for by version, newest first, and not read further', async () => {
  const releases = [
    { id: 'r1', version: 7 },
    { id: 'r2', version: 9 },
  ];
  bench = await openBench([{ status: 206, json: releases, headers: { 'next-range': 'version ]7..; max=2' } }]);
  const answer = await listReleases(bench.caller, 'shop', { max: 2 });
  expect(answer.ok && answer.value.map(({ version }) => version)).toEqual([9, 7]);
  expect(ranges()).toEqual(['version ..; order=desc,max=2']);
});

test('the releases of a pipeline are asked for without a range', async () => {
  bench = await openBench([{ json: [] }]);
  await listLatestReleases(bench.caller, 'p1');
  expect(bench.server.received[0]?.path).toBe('/pipelines/p1/latest-releases');
  expect(ranges()).toEqual([undefined]);
});

test('couplings may name pipelines or not', async () => {
  const coupling = { id: 'c1', app: { id: 'a1' }, pipeline: { id: 'p1' }, stage: 'production' };
  bench = await openBench([{ json: [coupling] }]);
  expect(await listCouplings(bench.caller)).toMatchObject({ value: [{ pipeline: { id: 'p1', name: null } }] });
});
