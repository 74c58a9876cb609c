import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { getDatabase, setDatabase } from '@/lib/db/client';
import { acquireLease } from '@/lib/leases';
import { startTestSimulator, type TestSimulator } from '@/lib/testing/simulator';
import { refreshConnection } from './cold-read';
import { beginProgress, progressOf } from './progress';
import { Sweep } from './sweep';
import { fleetBench } from './testing/fleet-bench';
import { turnName } from './turn';

const minuteMs = 60_000;

describe('several servers and one connection', () => {
  let simulator: TestSimulator;
  let bench: Awaited<ReturnType<typeof fleetBench>>;
  let side: Awaited<ReturnType<typeof bench.connect>>;

  beforeAll(async () => {
    simulator = await startTestSimulator({ apps: 20 });
    bench = await fleetBench(simulator);
  });
  afterAll(async () => {
    await bench.close();
  });
  beforeEach(async () => {
    await bench.reset();
    // As on a database server, which several consoles share.
    setDatabase({ ...(await getDatabase()), engine: 'server' });
    side = await bench.connect('mara@fernhill.example');
  });

  const begin = () => refreshConnection(side.connection, { caller: side.caller });
  const holdElsewhere = async (ttlMs: number) => {
    const lease = await acquireLease(turnName(side.connection.id), ttlMs);
    if (!lease) throw new Error('the lease is taken');
    return lease;
  };

  it('follow the one that reads, and ask Heroku nothing', async () => {
    await begin().finished;
    const total = progressOf(side.connection.id)?.total;
    bench.restart();
    bench.calls.length = 0;

    const lease = await holdElsewhere(minuteMs);
    const { progress, listed, finished } = begin();
    await listed;
    expect(progress).toMatchObject({ isElsewhere: true, finishedAt: null, total });
    await lease.release();
    await finished;
    expect(progress).toMatchObject({ done: total, problems: [] });
    expect(progress.finishedAt).not.toBeNull();
    expect(bench.calls).toEqual([]);
  });

  it('give their turn back when they have read', async () => {
    await begin().finished;
    const lease = await holdElsewhere(minuteMs);
    expect(lease.fence).toBe(2);
  });

  it('say so when the other one ended without a list of apps', async () => {
    const lease = await holdElsewhere(minuteMs);
    const { progress, finished } = begin();
    await expect.poll(() => progress.isElsewhere).toBe(true);
    await lease.release();
    await finished;
    expect(progress).toMatchObject({ total: null, problems: [{ part: 'apps', error: { code: 'busy' } }] });
    expect(bench.calls).toEqual([]);
  });

  it('take over from one that died', async () => {
    await holdElsewhere(1_500);
    const { progress, finished } = begin();
    await expect.poll(() => progress.isElsewhere).toBe(true);
    await finished;
    expect(progress).toMatchObject({ isElsewhere: false, problems: [] });
    expect(progress.done).toBe(progress.total);
    expect(bench.calls.length).toBeGreaterThan(20);
  });

  it('stop reading once another one has their turn', async () => {
    const progress = beginProgress(side.connection, Date.now());
    let isMine = true;
    const sweep = new Sweep(progress, { isMine: () => isMine, now: Date.now });
    const read: number[] = [];
    await sweep.run(
      Array.from({ length: 100 }, (_, index) => async () => {
        read.push(index);
        isMine = read.length < 30;
      }),
    );
    sweep.finish();
    expect(read.length).toBeLessThanOrEqual(50);
    expect(progress.problems).toMatchObject([{ part: 'apps', error: { code: 'busy' } }]);
  });
});
