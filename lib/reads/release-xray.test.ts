import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Viewer } from '@/lib/auth/viewer';
import type { OpenDatabase } from '@/lib/db/open-database';
import { type RollbackBench, rollbackBench } from '@/lib/operations/testing/rollback-bench';
import { forgetPerProcess } from '@/lib/per-process';
import { unwrap } from '@/lib/result';
import { openMemoryDatabase } from '@/lib/testing/database';
import { startTestSimulator, type TestSimulator } from '@/lib/testing/simulator';
import { releaseComparisonRead } from './release-comparison';
import { releaseHistoryRead } from './release-history';
import { releaseXrayRead } from './release-xray';
import { runRead } from './run-read';

const session = vi.hoisted(() => ({ viewer: null as Viewer | null }));
vi.mock('@/lib/auth/viewer', () => ({ currentViewer: async () => session.viewer }));

let simulator: TestSimulator;
let database: OpenDatabase;
let bench: RollbackBench;

const xray = async (target: number) =>
  unwrap(await runRead(releaseXrayRead, { app: bench.app.id, target }).result).data;
const compare = async (a: number, b: number) =>
  unwrap(await runRead(releaseComparisonRead, { app: bench.app.id, versions: [a, b] }).result).data;

beforeAll(async () => {
  simulator = await startTestSimulator({ apps: 10 });
  database = await openMemoryDatabase();
}, 120_000);
afterAll(async () => {
  await database.close();
});
beforeEach(async () => {
  bench = await rollbackBench(database, simulator);
  session.viewer = bench.viewer;
});

describe('the X-ray', () => {
  test('names what goes, what changes back and what returns, and that is what a rollback then does', async () => {
    const { config, lost, now, target, passed } = await xray(3);
    expect(config?.losses.map(({ key, kind, since }) => [key, kind, since])).toEqual([
      ['ADDED', 'removed', 4],
      ['CHANGED', 'changed', 4],
      ['GONE', 'returned', 4],
    ]);
    expect([now.version, target.version, passed.map(({ version }) => version)]).toEqual([5, 3, [5, 4]]);
    expect(lost.map(({ version, facts }) => [version, facts?.subject])).toEqual([[5, 'What 9f8e7d6 does']]);
    const before = await bench.config();
    await bench.api('POST', '/releases', { release: target.id });
    const after = await bench.config();
    const differing = Object.keys({ ...before, ...after }).filter((key) => before[key] !== after[key]);
    expect(differing.sort()).toEqual(config?.losses.map(({ key }) => key).sort());
    expect(config?.equal).toBe(Object.keys(before).filter((key) => before[key] === after[key]).length);
  });

  test('holds no value of any release, nor does a comparison', async () => {
    const seen = JSON.stringify([await xray(3), await compare(3, 5)]);
    for (const value of ['same', 'old value', 'new value', 'was here', 'secret of v4'])
      expect(seen).not.toContain(`"${value}"`);
    expect(seen).not.toContain('secret of v4');
    expect(seen).not.toMatch(/https?:\/\//);
  });

  test('equal values have equal prints, others have not, and prints are short', async () => {
    const { config } = await compare(3, 5);
    const changed = config?.losses.find(({ key }) => key === 'CHANGED');
    expect(changed?.now).toMatch(/^[0-9a-f]{8}$/);
    expect(changed?.now).not.toBe(changed?.target);
  });

  test('reads each config once, and a slug never twice, even after a restart', async () => {
    const { calls } = await xray(3);
    expect(calls).toBe(6);
    await bench.forgetCalls();
    expect((await xray(3)).calls).toBeLessThanOrEqual(2);
    for (const slot of ['slugs', 'release-configs']) forgetPerProcess(slot);
    await bench.forgetCalls();
    await xray(3);
    const asked = await bench.calls();
    expect(asked.filter((line) => line.includes('/slugs/'))).toEqual([]);
    expect(asked.filter((line) => line.includes('/config-vars'))).toHaveLength(2);
  });

  test('costs no more than it says beforehand', async () => {
    await bench.deploy('aaaabbb');
    await bench.deploy('bbbbccc');
    expect((await xray(3)).calls).toBeLessThanOrEqual(releaseXrayRead.priceCalls);
  });

  test('where config may not be read, what would be lost is unknown; the rest is told', async () => {
    await bench.fault({
      kind: 'status',
      method: 'GET',
      route: '/apps/:app/releases/:release/config-vars',
      times: 2,
      status: 403,
      body: { id: 'forbidden', message: 'You do not have access to the config of this app.' },
    });
    const { config, configProblem, lost } = await xray(3);
    expect(config).toBeNull();
    expect(configProblem).toContain('You do not have access');
    expect(lost).toHaveLength(1);
  });

  test('a release that is not there is said not to be', async () => {
    expect(await runRead(releaseXrayRead, { app: bench.app.id, target: 99 }).result).toMatchObject({
      ok: false,
      error: { code: 'not_found' },
    });
  });
});

test('two releases compare the same whichever is named first', async () => {
  const { readAt: _a, calls: _b, ...one } = await compare(3, 5);
  const { readAt: _c, calls: _d, ...other } = await compare(5, 3);
  expect(other).toEqual(one);
});

describe('the history', () => {
  const history = (from?: string) => runRead(releaseHistoryRead, { app: bench.app.id, from }).result;

  test('is whole, newest first, in one call', async () => {
    await bench.forgetCalls();
    const { data } = unwrap(await history());
    expect(data.items.map(({ version }) => version)).toEqual([5, 4, 3, 2, 1]);
    expect(data.next).toBeNull();
    expect(await bench.calls()).toHaveLength(1);
  });

  test('goes on where Heroku said, and takes nothing else for a place to go on', async () => {
    const { data } = unwrap(await history('version ]4..; max=2, order=desc'));
    expect(data.items.map(({ version }) => version)).toEqual([3, 2]);
    expect(data.next).toContain('version ]2..');
    for (const from of ['id ..; max=1', 'version ..\r\nx: y', 'version x'.repeat(40)]) {
      expect(await history(from)).toMatchObject({ ok: false, error: { code: 'invalid_input' } });
    }
  });

  test('carries a description of 10 kB only in part, and no address of output', async () => {
    const { slug } = await bench.release(3);
    const description = `<img src=x onerror=alert(1)>\u202e\u001b[31m${'x'.repeat(10_000)}`;
    await bench.api('POST', '/releases', { slug: slug?.id, description });
    const { data } = unwrap(await history());
    expect(data.items[0]?.description).toHaveLength(500);
    expect(JSON.stringify(data)).not.toMatch(/https?:\/\//);
  });
});
