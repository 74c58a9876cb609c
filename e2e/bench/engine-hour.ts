// The engine alone, on a clock that it shares with a simulator: hours pass in minutes. Started by run-engine-hours.ts.
import { reachableAppIds } from '../../lib/connections/reach';
import { openDatabase } from '../../lib/db/open-database';
import { tierOf } from '../../lib/fleet/due';
import { getFleet } from '../../lib/fleet/fleet';
import { engineBench } from '../../lib/fleet/testing/engine-bench';
import { readBigFleet } from './big-fleet';
import type { EngineFigures } from './engine-figures';
import { type EngineBench, simulateHour } from './simulated-hour';
import { openWorld, type SimulatedWorld } from './simulated-world';
import { twoHundredChanges } from './two-hundred-changes';

const fleetApps = 1_000;
const bigFleetApps = 5_000;
const seed = 7;
/** What aged while nobody looked is caught up with first. */
const settleMs = 2_700_000;
const rowsOnScreen = 20;

type Place = { api: string; databaseUrl: string | null; dataDir: string };

async function withWorld<T>(
  { api, ...place }: Place,
  apps: number,
  work: (world: SimulatedWorld, bench: EngineBench) => Promise<T>,
): Promise<T> {
  const world = await openWorld(api, { apps, seed });
  const bench = engineBench(world, await openDatabase(place));
  try {
    await bench.reset();
    return await work(world, bench);
  } finally {
    await bench.close();
    await world.forget();
  }
}

async function fourHours(world: SimulatedWorld, bench: EngineBench): Promise<Omit<EngineFigures, 'database' | 'big'>> {
  const side = await bench.connect(world.accounts[0]?.email ?? '', { isShared: true });
  await bench.readAll(side);
  await bench.look(side, settleMs);
  await bench.run(settleMs);
  const appIds = await reachableAppIds(side);
  const entries = (await getFleet()).entriesOf(appIds);
  const inProduction = entries.find((entry) => tierOf(entry, new Set()) === 'production')?.id;
  const onePage = await simulateHour(bench, { side, watched: inProduction ? [inProduction] : [] });
  const rows = [...appIds].filter((id) => id !== inProduction).slice(0, rowsOnScreen);
  const twentyRows = await simulateHour(bench, { side, watched: rows });
  const changes = await twoHundredChanges(world, bench, side);
  const hour = await simulateHour(bench, { side, watched: [], beside: changes.beside });
  const nobody = await simulateHour(bench, { side, watched: null });
  return { apps: appIds.size, nobody, onePage, twentyRows, changing: { ...hour, changes: changes.figures() } };
}

const [api = '', dataDir = '', databaseUrl, bigDatabaseUrl] = process.argv.slice(2);
const hours = await withWorld(
  { api, dataDir: `${dataDir}/fleet`, databaseUrl: databaseUrl ?? null },
  fleetApps,
  fourHours,
);
const bigPlace = { api, dataDir: `${dataDir}/big`, databaseUrl: bigDatabaseUrl ?? null };
const big = await withWorld(bigPlace, bigFleetApps, readBigFleet);
const figures: EngineFigures = { database: databaseUrl ? 'PostgreSQL' : 'embedded', ...hours, big };
process.stdout.write(`${JSON.stringify(figures)}\n`);
process.exit(0);
