// Everything in one run, on one simulator: the console beside two loops over heroku-client, then what a person waits for.
import { type ColdRun, coldRun, type Session } from './cold-run';
import { measureExpiry } from './expiry';
import { measureFirstLoad } from './first-load';
import { startConsole } from './local-console';
import { NPlusOne } from './n-plus-one';
import { measureParallelReads } from './parallel-reads';
import { type Figures, printFigures } from './print-figures';
import { machineLoad } from './report';
import { createScratchDatabase } from './scratch-database';
import { openStage, type Stage } from './stage';
import type { Traffic } from './traffic';
import { measureWarmFleet } from './warm-fleet';

const runs = 3;
const fleetApps = 300;
const troubled = 'checkout-api-production';

type Kept = { dataDir: string; session: Session };

function say(what: string): void {
  console.log(`${what} (${machineLoad()})`);
}

async function repeat<T>(work: () => Promise<T>): Promise<T[]> {
  const results: T[] = [];
  for (let run = 0; run < runs; run += 1) results.push(await work());
  return results;
}

async function trafficDuring(stage: Stage, work: () => Promise<unknown>): Promise<Traffic> {
  await stage.world.reset();
  await work();
  return stage.world.trafficOf(stage.account.email);
}

async function onEmbedded(stage: Stage): Promise<{ cold: ColdRun[]; kept: Kept }> {
  let kept: Kept | null = null;
  const cold = await repeat(async () => {
    const dataDir = stage.folder('embedded');
    const { run, session } = await coldRun(stage, { dataDir, databaseUrl: null });
    kept = { dataDir, session };
    return run;
  });
  if (!kept) throw new Error('No console was started.');
  return { cold, kept };
}

async function onServer(stage: Stage): Promise<ColdRun[]> {
  const serverUrl = process.env.TEST_DATABASE_URL;
  if (!serverUrl) return [];
  return repeat(async () => {
    const database = await createScratchDatabase(serverUrl);
    try {
      return (await coldRun(stage, { dataDir: stage.folder('server'), databaseUrl: database.url })).run;
    } finally {
      await database.drop();
    }
  });
}

/** What is measured on a console that was started again on the data of a cold run. */
async function onKnownFleet(stage: Stage, { dataDir, session }: Kept) {
  const { world, browser, heroku, port, account } = stage;
  const apps = await new NPlusOne(heroku.api, account.token).listApps();
  const app = apps.find(({ name }) => name === troubled);
  if (!app) throw new Error(`The fleet has no ${troubled}.`);
  const local = await startConsole({ port, dataDir, heroku, databaseUrl: null });
  const restartedBytes = local.memoryBytes();
  const baseURL = local.publicUrl;
  const context = await browser.newContext({ baseURL, storageState: session });
  try {
    say('Warm answers');
    const warm = await measureWarmFleet(context);
    say('First loads');
    const loads = await measureFirstLoad(browser, baseURL, [
      { name: 'sign-in', path: '/sign-in' },
      { name: 'fleet', path: '/', session },
      { name: 'app', path: `/apps/${app.name}`, session },
      { name: 'people', path: '/people', session },
      { name: 'audit', path: '/audit', session },
    ]);
    say('Reads side by side');
    const reads = await measureParallelReads(context, world, { app, runs });
    say('Reads at expiry');
    const expiry = await measureExpiry(context, world, apps);
    return { restartedBytes, warm, loads, reads, expiry };
  } finally {
    await context.close();
    await local.stop();
  }
}

async function measure(stage: Stage): Promise<Figures> {
  const loops = new NPlusOne(stage.heroku.api, stage.account.token);
  say('Cold fleet, embedded database');
  const { cold: embedded, kept } = await onEmbedded(stage);
  const known = await onKnownFleet(stage, kept);
  say('Cold fleet, PostgreSQL');
  const server = await onServer(stage);
  say('Cold fleet, all calls at once');
  const unlimited = await repeat(() => trafficDuring(stage, () => loops.allAtOnce()));
  say('Cold fleet, one call after the other');
  const sequential = await trafficDuring(stage, () => loops.oneByOne());
  return { apps: fleetApps, embedded, server, unlimited, sequential, ...known };
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
const stage = await openStage({ apps: fleetApps });
try {
  printFigures(await measure(stage));
} finally {
  await stage.close();
}
