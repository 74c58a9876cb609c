import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { callerFor } from '@/lib/connections/caller';
import { startTestSimulator, type TestSimulator } from '@/lib/testing/simulator';
import { getFleet } from './fleet';
import { lookAgain, lookPrice } from './look-again';
import { progressOf } from './progress';
import { lastListOf } from './store';
import { callsByRoute } from './testing/fleet-bench';
import { syncBench } from './testing/sync-bench';

const sees = 'mara@fernhill.example';
const crashed = 'checkout-api-production';
const secondMs = 1_000;

describe('looking again', () => {
  let simulator: TestSimulator;
  let bench: Awaited<ReturnType<typeof syncBench>>;
  let side: Awaited<ReturnType<typeof bench.connect>>;
  let ids: readonly string[];

  beforeAll(async () => {
    simulator = await startTestSimulator({ apps: 60 });
    bench = await syncBench(simulator);
  });
  afterAll(async () => {
    await bench.close();
  });
  beforeEach(async () => {
    await bench.reset();
    side = await bench.connect(sees);
    await bench.readAll(side);
    ids = (await lastListOf(side.connection.id))?.appIds ?? [];
    bench.calls.length = 0;
  });

  async function look(shownIds: readonly string[] = ids) {
    const how = { purpose: 'read:fleet-status', lane: 'interactive', personId: side.personId } as const;
    const price = lookPrice(await getFleet(), ids, bench.now());
    await lookAgain(side.connection, { caller: callerFor(side.connection, how), shownIds: new Set(shownIds) });
    return price;
  }

  it('costs one call right after a reading of it all, whatever is on the screen', async () => {
    expect(await look()).toBe(1);
    expect(callsByRoute(bench.calls)).toEqual({ '/apps': 1 });
  });

  it('reads what is on the screen once it is older than half a minute, and nothing else', async () => {
    await bench.pass(31 * secondMs);
    bench.calls.length = 0;
    const shown = (await getFleet()).entriesOf(ids).filter(({ dynos }) => (dynos?.value.length ?? 0) > 0);
    const price = await look(shown.slice(0, 3).map(({ id }) => id));
    expect(callsByRoute(bench.calls)).toEqual({ '/apps': price, '/apps/{app}/dynos': 3 });
  });

  it('reads add-ons and stages once they are older than a minute, for the price that it named', async () => {
    await bench.pass(61 * secondMs);
    bench.calls.length = 0;
    expect(await look([])).toBe(bench.calls.length);
    expect(Object.keys(callsByRoute(bench.calls))).toEqual(
      expect.arrayContaining(['/apps', '/addons', '/pipelines', '/pipeline-couplings']),
    );
  });

  it('finds a new name, and leaves what was known where the list cannot be read', async () => {
    const [app] = (await getFleet()).entriesOf(ids).filter((entry) => entry.app.value.name === crashed);
    await simulator.control('PATCH', `apps/${crashed}`, { name: 'checkout-two' });
    await simulator.control('POST', 'faults', { kind: 'status', status: 503, route: '/apps' });
    await look();
    const nameOf = async () => (await getFleet()).get(app?.id ?? '')?.app.value.name;
    expect(await nameOf()).toBe(crashed);
    expect(progressOf(side.connection.id)?.problems).toMatchObject([{ part: 'apps' }]);
    await simulator.control('DELETE', 'faults');
    await look();
    expect(await nameOf()).toBe('checkout-two');
    expect(progressOf(side.connection.id)?.problems).toEqual([]);
  });
});
