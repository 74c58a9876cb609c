// A thousand apps: what the first reading costs beside loops over heroku-client, and what every look after it costs.
import { askTogether } from './askers';
import { measureBigScreen } from './big-screen';
import { coldRun, coldRunUnwatched, type Session } from './cold-run';
import { startConsole } from './local-console';
import { minimumCalls } from './minimum';
import { NPlusOne } from './n-plus-one';
import { printBigScreen } from './print-big-screen';
import { printEngineFigures } from './print-engine-figures';
import { type FleetFigures, type LaterLooks, printFleetFigures } from './print-fleet-figures';
import { machineLoad } from './report';
import { runEngineHours } from './run-engine-hours';
import { withDatabase } from './scratch-database';
import { openStage, type Stage } from './stage';
import type { Traffic } from './traffic';

const fleetApps = 1_000;
const bigFleetApps = 5_000;
const browsers = 20;
const runs = 3;
/** For calls that a click causes to have been made; the event stream never lets the network idle. */
const settleMs = 1_500;

type Place = { dataDir: string; databaseUrl: string | null };

function say(what: string): void {
  console.log(`${what} (${machineLoad()})`);
}

async function trafficDuring(stage: Stage, work: () => Promise<unknown>): Promise<Traffic> {
  await stage.world.forgetRequests();
  await work();
  return stage.world.trafficOf(stage.account.email);
}

/** A process that is started again on a known fleet: its first screen, a refresh, and many who ask at once. */
async function laterLooks(stage: Stage, place: Place, session: Session): Promise<LaterLooks> {
  const local = await startConsole({ port: stage.port, heroku: stage.heroku, ...place });
  const context = await stage.browser.newContext({
    baseURL: local.publicUrl,
    storageState: session,
    viewport: { width: 1440, height: 900 },
  });
  try {
    const page = await context.newPage();
    const rows = page.locator(`table[aria-label="Apps"][aria-rowcount="${stage.apps + 1}"] tbody th a`);
    let firstScreenMs = 0;
    const restart = await trafficDuring(stage, async () => {
      const startedAt = performance.now();
      await page.goto('/');
      await rows.first().waitFor();
      firstScreenMs = performance.now() - startedAt;
    });
    const refresh = await trafficDuring(stage, async () => {
      await page.getByRole('button', { name: /^Read again/ }).click();
      await page.locator('table[aria-label="Apps"]:not([aria-busy])').waitFor();
      await page.waitForTimeout(settleMs);
    });
    const cookie = (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
    const asked = await askTogether(`${local.publicUrl}/api/fleet`, cookie, browsers);
    return { restartCalls: restart.calls, firstScreenMs, refresh, asked, memoryBytes: local.memoryBytes() };
  } finally {
    await context.close();
    await local.stop();
  }
}

async function onPlace(stage: Stage, place: Place): Promise<{ cold: FleetFigures['cold'][number]; later: LaterLooks }> {
  const { run, session } = await coldRun(stage, place);
  return { cold: run, later: await laterLooks(stage, place, session) };
}

async function console1000(stage: Stage): Promise<Pick<FleetFigures, 'database' | 'cold' | 'unwatched' | 'later'>> {
  const cold: FleetFigures['cold'] = [];
  const unwatched: Traffic[] = [];
  let later: LaterLooks | null = null;
  for (let run = 0; run < runs; run += 1) {
    const dataDir = stage.folder('fleet');
    const one = await withDatabase((databaseUrl) => onPlace(stage, { dataDir, databaseUrl }));
    cold.push(one.cold);
    later = one.later;
    const alone = { dataDir: stage.folder('alone') };
    unwatched.push(await withDatabase((databaseUrl) => coldRunUnwatched(stage, { ...alone, databaseUrl })));
  }
  if (!later) throw new Error('No console was started.');
  return { database: process.env.TEST_DATABASE_URL ? 'PostgreSQL' : 'embedded', cold, unwatched, later };
}

async function measure(stage: Stage): Promise<FleetFigures> {
  const minimum = await minimumCalls(stage.heroku, stage.account.token);
  const loops = new NPlusOne(stage.heroku.api, stage.account.token, 'lists first');
  say('Cold start, restart, refresh, many askers');
  const own = await console1000(stage);
  say('All calls at once, twice');
  await stage.world.reset();
  const unlimited = await trafficDuring(stage, () => loops.allAtOnce());
  const unlimitedAgain = await trafficDuring(stage, () => loops.allAtOnce());
  say('One call after the other (two to three minutes)');
  await stage.world.reset();
  const sequential = await trafficDuring(stage, () => loops.oneByOne());
  return { apps: stage.apps, minimum, ...own, unlimited, unlimitedAgain, sequential };
}

async function onStage(apps: number, work: (stage: Stage) => Promise<void>): Promise<void> {
  const stage = await openStage({ apps });
  try {
    await work(stage);
  } finally {
    await stage.close();
  }
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
await onStage(fleetApps, async (stage) => {
  printFleetFigures(await measure(stage));
});
await onStage(bigFleetApps, async (stage) => {
  say('Five thousand apps in a browser');
  printBigScreen(await withDatabase((databaseUrl) => measureBigScreen(stage, { databaseUrl })));
});
await onStage(fleetApps, async (stage) => {
  say('The engine: hours of a simulated clock (several minutes)');
  const place = { api: stage.heroku.api, dataDir: stage.folder('engine') };
  printEngineFigures(await runEngineHours({ ...place, serverUrl: process.env.TEST_DATABASE_URL }));
});
