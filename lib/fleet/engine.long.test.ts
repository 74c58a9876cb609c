import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { reachableAppIds } from '@/lib/connections/reach';
import { startTestSimulator, type TestSimulator } from '@/lib/testing/simulator';
import { isUnread, tierLimitMs, tierOf } from './due';
import { getFleet } from './fleet';
import { callsByRoute } from './testing/fleet-bench';
import { callsByPurpose, syncBench } from './testing/sync-bench';

const sees = 'mara@fernhill.example';
const minuteMs = 60_000;
const patienceMs = 1_200_000;

type Bench = Awaited<ReturnType<typeof syncBench>>;
type Side = Awaited<ReturnType<Bench['connect']>>;

describe.each([1_000, 5_000])('a fleet of %i apps', (apps) => {
  let simulator: TestSimulator;
  let bench: Bench;
  let side: Side;

  beforeAll(async () => {
    simulator = await startTestSimulator({ apps });
    bench = await syncBench(simulator);
    await bench.reset();
    side = await bench.connect(sees, { isShared: true });
  }, patienceMs);
  afterAll(async () => {
    await bench.close();
  });
  afterEach(() => expect(bench.calls.filter(({ status }) => status === 429)).toEqual([]));

  const entries = async () => (await getFleet()).entriesOf(await reachableAppIds(side));

  /** Measures what it costs that somebody looks at these apps, and how old things become. */
  async function measure(minutes: number, watched: string[]) {
    const seen = new Set(watched);
    bench.calls.length = 0;
    const known = await entries();
    const ids = known.map(({ id }) => id);
    const fleet = await getFleet();
    const worst = { watched: 0, production: 0, rest: 0 };
    await bench.run(minutes * minuteMs, () => {
      for (const entry of fleet.entriesOf(ids)) {
        const tier = tierOf(entry, seen);
        worst[tier] = Math.max(worst[tier], bench.now() - (entry.dynos?.readAt ?? 0));
      }
    });
    const ages = fleet.entriesOf(ids).map(({ dynos }) => bench.now() - (dynos?.readAt ?? 0));
    ages.sort((a, b) => a - b);
    const at = (share: number) => Math.round((ages[Math.floor(ages.length * share)] ?? 0) / 1000);
    const perMinute = bench.calls.length / minutes;
    console.warn(
      `${apps} apps, ${watched.length} on the screen: ${perMinute.toFixed(1)} calls a minute;`,
      `age of dynos p50 ${at(0.5)} s, p95 ${at(0.95)} s;`,
      JSON.stringify(callsByPurpose(bench.calls)),
    );
    return { worst, perMinute };
  }

  it.runIf(apps === 1_000)('is read with no more calls than there must be', { timeout: patienceMs }, async () => {
    const progress = await bench.readAll(side);
    expect(progress.problems).toEqual([]);
    const known = await entries();
    const addOns = known.reduce((sum, entry) => sum + (entry.addOns?.value.length ?? 0), 0);
    const pipelines = new Set(known.flatMap(({ coupling }) => coupling?.value?.pipelineId ?? [])).size;
    const running = known.filter(({ formation }) => formation?.value.some(({ quantity }) => quantity > 0)).length;
    const unpiped = known.filter(({ coupling }) => coupling?.value === null).length;
    const pages = (rows: number) => Math.ceil(rows / 1_000);
    const lists = pages(known.length) * 2 + pages(addOns) + pages(pipelines) + pipelines;
    const minimum = lists + unpiped + known.length + running;
    console.warn(`${known.length} apps: ${bench.calls.length} calls, at least ${minimum}`);
    expect(bench.calls.length).toBeLessThanOrEqual(minimum * 1.05);
    const first = new Set(bench.calls.slice(0, 10).map(({ route }) => route));
    for (const route of ['/apps', '/pipelines', '/pipeline-couplings']) expect(first).toContain(route);
  });

  it.runIf(apps === 1_000)('costs next to nothing while nobody looks', { timeout: patienceMs }, async () => {
    await bench.pass(10 * minuteMs);
    await bench.run(minuteMs);
    bench.calls.length = 0;
    const minutes = 20;
    await bench.run(minutes * minuteMs);
    console.warn(`nobody looks: ${bench.calls.length / minutes} calls a minute`, callsByRoute(bench.calls));
    expect(bench.calls.length / minutes).toBeLessThanOrEqual(2);
  });

  it.runIf(apps === 1_000)('holds every age while somebody is here', { timeout: patienceMs }, async () => {
    await bench.look(side, 10 * 60 * minuteMs);
    // What aged while nobody looked is caught up with first.
    await bench.run(45 * minuteMs);
    const { worst, perMinute } = await measure(20, []);
    expect(worst.production).toBeLessThanOrEqual(tierLimitMs.production);
    expect(worst.rest).toBeLessThanOrEqual(tierLimitMs.rest);
    expect(perMinute).toBeLessThanOrEqual(45);

    const shown = (await entries()).slice(0, 20).map(({ id }) => id);
    await bench.look(side, 10 * 60 * minuteMs, shown);
    await bench.run(minuteMs);
    const looking = await measure(20, shown);
    expect(looking.worst.watched).toBeLessThanOrEqual(tierLimitMs.watched);
    expect(looking.worst.production).toBeLessThanOrEqual(tierLimitMs.production);
    expect(looking.perMinute).toBeLessThanOrEqual(perMinute + shown.length * 1.15);
  });

  it.runIf(apps === 5_000)('is read over several buckets without a refusal', { timeout: patienceMs }, async () => {
    await bench.readAll(side);
    const listed = await entries();
    expect(listed.length).toBeGreaterThan(4_500);
    const firstRow = bench.calls.findIndex(({ route }) => route !== '/apps');
    expect(firstRow).toBeLessThanOrEqual(25);
    const unreadAtFirst = listed.filter(isUnread).length;
    expect(unreadAtFirst).toBeGreaterThan(0);
    // Everything goes on from the database after a restart.
    bench.restart();
    let minutes = 0;
    while ((await entries()).some(isUnread) && minutes < 240) {
      await bench.run(5 * minuteMs);
      minutes += 5;
    }
    console.warn(
      `${listed.length} apps: ${unreadAtFirst} unread after the first bucket, none after ${minutes} minutes,`,
      `${bench.calls.length} calls`,
      JSON.stringify(callsByPurpose(bench.calls)),
    );
    expect((await entries()).filter(isUnread)).toEqual([]);
  });
});
