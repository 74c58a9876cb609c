import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Viewer } from '@/lib/auth/viewer';
import type { OpenDatabase } from '@/lib/db/open-database';
import { isOutputAddress } from '@/lib/heroku/output-stream';
import { type RollbackBench, rollbackBench } from '@/lib/operations/testing/rollback-bench';
import { unwrap } from '@/lib/result';
import { openMemoryDatabase } from '@/lib/testing/database';
import { startTestSimulator, type TestSimulator } from '@/lib/testing/simulator';
import { releaseOutputRead } from './release-output';
import { runRead } from './run-read';

const session = vi.hoisted(() => ({ viewer: null as Viewer | null }));
vi.mock('@/lib/auth/viewer', () => ({ currentViewer: async () => session.viewer }));

let simulator: TestSimulator;
let database: OpenDatabase;
let bench: RollbackBench;

const output = async (version: number, from = 0) =>
  unwrap(await runRead(releaseOutputRead, { app: bench.app.id, version, from }).result).data;
const streamGone = {
  kind: 'status',
  method: 'GET',
  route: '^/streams/',
  status: 404,
  body: { id: 'not_found', message: 'Gone.' },
};

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
  await bench.deploy('cccc111', { web: 'bin/web', release: 'bin/migrate' });
});

describe('what a release command prints', () => {
  test('is followed while it runs, goes on where it was, and is there afterwards', async () => {
    const first = await output(6);
    expect(first).toMatchObject({
      state: 'running',
      text: expect.stringMatching(/^Running release command: bin\/migrate\n/),
    });
    await simulator.control('POST', 'clock', { advanceMs: 10_000 });
    const rest = await output(6, first.next);
    expect(rest.state).toBe('over');
    expect(rest.text).toMatch(/Done\.\n$/);
    expect((await output(6)).text).toBe(first.text + rest.text);
  });

  test('costs one call, however often it is looked at', async () => {
    await output(6);
    await bench.forgetCalls();
    await simulator.control('POST', 'clock', { advanceMs: 10_000 });
    await output(6);
    expect((await bench.calls()).filter((line) => !line.includes('/streams/'))).toEqual([]);
  });

  test('is waited for where it is not there yet, and said to have expired later', async () => {
    await bench.fault({ ...streamGone, times: 2 });
    expect(await output(6)).toMatchObject({ state: 'waiting', text: '' });
    await simulator.control('POST', 'clock', { advanceMs: 10_000 });
    await vi.waitFor(async () => expect((await bench.release(6)).status).toBe('succeeded'));
    expect((await output(6)).state).toMatch(/waiting|expired/);
    await bench.fault({ ...streamGone, status: 410, times: 1 });
    expect((await output(6)).state).toBe('expired');
  });

  test('is not there for a release without a release command', async () => {
    expect((await output(3)).state).toBe('none');
  });
});

describe('output is read', () => {
  const local = 'http://127.0.0.1:4100';
  test.each<[string, boolean, string]>([
    ['https://release-output.heroku.com/streams/1', true, 'from Heroku by https'],
    ['http://127.0.0.1:4100/streams/1', true, 'from the server that the console is set up with'],
    ['http://release-output.heroku.com/streams/1', false, 'not in clear'],
    ['https://release-output.heroku.com:8443/streams/1', false, 'not from another port'],
    ['https://heroku.com.evil.example/x', false, 'not from a host that only looks like Heroku’s'],
    ['https://notheroku.com/x', false, 'not from a host that ends alike'],
    ['https://heroku.com@169.254.169.254/x', false, 'not by an address that hides its host'],
    ['https://169.254.169.254/latest/meta-data', false, 'not from a bare address'],
    ['http://127.0.0.1:4101/x', false, 'not from another port of this machine'],
    ['http://localhost:4100/x', false, 'not from another name of this machine'],
    ['file:///etc/passwd', false, 'not from a file'],
    ['nonsense', false, 'not from nowhere'],
  ])('%s: %s, %s', (address, isAllowed) => expect(isOutputAddress(address, local)).toBe(isAllowed));
});
