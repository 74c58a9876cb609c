import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { startTestSimulator, type TestSimulator } from '@/lib/testing/simulator';
import { Fleet } from './fleet';
import { pollApps } from './poll';
import { fleetBench } from './testing/fleet-bench';

const account = 'mara@fernhill.example';
const patienceMs = 60_000;

let simulator: TestSimulator;
let bench: Awaited<ReturnType<typeof fleetBench>>;
let fleet: Fleet;

beforeAll(async () => {
  simulator = await startTestSimulator({ apps: 1_020 });
  bench = await fleetBench(simulator);
}, patienceMs);
afterAll(async () => {
  await bench.close();
});
beforeEach(async () => {
  await bench.reset();
  fleet = new Fleet([]);
});

async function poll() {
  const { caller } = await bench.connect(account);
  return () => pollApps({ fleet, caller: { ...caller, isFresh: true } });
}

const nameOf = (id: string | undefined) => fleet.get(id ?? '')?.app.value.name;

/** How often each fault that was set has struck. */
async function struck(): Promise<number[]> {
  return (await simulator.control<{ hits: number }[]>('GET', 'faults')).map(({ hits }) => hits);
}

test(
  'apps deleted and renamed between two pages: none twice, none lost, and the next look has it all',
  async () => {
    const look = await poll();
    const first = await look();
    if (!first.ok) throw new Error(first.error.message);
    const ids = first.value.appIds;
    expect(ids.length).toBeGreaterThan(1_000);
    const [goneBefore, renamedBefore] = ids;
    const [goneAfter, renamedAfter] = ids.slice(-2);
    const oldName = nameOf(renamedBefore);

    // The first page is made up, and takes its time.
    await simulator.control('POST', 'faults', { kind: 'delay', delayMs: 1_000, route: '/apps', times: 1 });
    const between = look();
    await expect.poll(struck).toEqual([1]);
    for (const id of [goneBefore, goneAfter]) await simulator.control('DELETE', `apps/${id}`);
    await simulator.control('PATCH', `apps/${renamedBefore}`, { name: 'moved-before' });
    await simulator.control('PATCH', `apps/${renamedAfter}`, { name: 'moved-after' });
    const second = await between;
    if (!second.ok) throw new Error(second.error.message);
    const seen = second.value.appIds;
    expect(new Set(seen).size).toBe(seen.length);
    expect(ids.filter((id) => !seen.includes(id))).toEqual([goneAfter]);
    expect([nameOf(renamedBefore), nameOf(renamedAfter)]).toEqual([oldName, 'moved-after']);

    const third = await look();
    if (!third.ok) throw new Error(third.error.message);
    expect(ids.filter((id) => !third.value.appIds.includes(id)).sort()).toEqual([goneBefore, goneAfter].sort());
    expect(nameOf(renamedBefore)).toBe('moved-before');
  },
  patienceMs,
);

test('a second page that comes cut off: three tries of it alone, and nothing changes', async () => {
  const look = await poll();
  const first = await look();
  if (!first.ok) throw new Error(first.error.message);
  const [id] = first.value.appIds;
  const name = nameOf(id);
  await simulator.control('PATCH', `apps/${id}`, { name: 'not-yet' });
  await simulator.control('POST', 'faults', { kind: 'truncate', route: '/apps', after: 1 });
  bench.calls.length = 0;
  expect(await look()).toMatchObject({ ok: false });
  expect(bench.calls.map(({ error }) => error === null)).toEqual([true, false, false, false]);
  expect(nameOf(id)).toBe(name);
});
