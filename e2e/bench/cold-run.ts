import { setTimeout as wait } from 'node:timers/promises';
import type { BrowserContext } from '@playwright/test';
import { type LocalConsole, startConsole } from './local-console';
import type { Stage } from './stage';
import type { Traffic } from './traffic';

/** The first sign-in to a console that knows nothing yet. */
export type ColdRun = {
  /** From pressing "Allow" at Heroku to a table of 300 rows. */
  rowsMs: number;
  /** From the same moment until every column of every row was read. */
  allReadMs: number;
  traffic: Traffic;
  startedBytes: number | null;
  readBytes: number | null;
};

/** The cookies of a signed-in browser. */
export type Session = Awaited<ReturnType<BrowserContext['storageState']>>;
type Place = { dataDir: string; databaseUrl: string | null };

const browsing = { viewport: { width: 1440, height: 900 } };
const patienceMs = 120_000;
const restMs = 2_000;

/** Starts a console on an empty database, signs in by Heroku in a browser, and waits for the whole fleet. */
export function coldRun(stage: Stage, place: Place): Promise<{ run: ColdRun; session: Session }> {
  return onEmptyConsole(stage, place, async (local, context) => {
    const run = await signInCold(stage, local, context);
    return { run, session: await context.storageState() };
  });
}

/**
 * The same where the browser leaves as soon as it is signed in, as one on another machine leaves these two cores: what is
 * left is the console, its database and the simulator.
 */
export function coldRunUnwatched(stage: Stage, place: Place): Promise<Traffic> {
  return onEmptyConsole(stage, place, async (_, context) => {
    const { page, allow } = await atConsent(stage, context);
    await allow.click();
    await page.waitForURL(({ pathname }) => pathname === '/', { waitUntil: 'commit' });
    await page.close();
    return atRest(stage);
  });
}

/** What was asked of the simulator, once nothing more has been asked for a while. */
async function atRest(stage: Stage): Promise<Traffic> {
  for (let before = -1; ; ) {
    await wait(restMs);
    const traffic = await stage.world.trafficOf(stage.account.email);
    if (traffic.calls === before) return traffic;
    before = traffic.calls;
  }
}

async function onEmptyConsole<T>(
  stage: Stage,
  place: Place,
  work: (local: LocalConsole, context: BrowserContext) => Promise<T>,
): Promise<T> {
  await stage.world.reset();
  const local = await startConsole({ port: stage.port, heroku: stage.heroku, ...place });
  const context = await stage.browser.newContext({ ...browsing, baseURL: local.publicUrl });
  try {
    return await work(local, context);
  } finally {
    await context.close();
    await local.stop();
  }
}

/** A page on which one press more signs in. */
async function atConsent(stage: Stage, context: BrowserContext) {
  const page = await context.newPage();
  page.setDefaultTimeout(patienceMs);
  await page.goto('/sign-in');
  await page.getByRole('button', { name: 'Continue with Heroku' }).click();
  await page.getByRole('button', { name: stage.account.email }).click();
  const allow = page.getByRole('button', { name: 'Allow' });
  await allow.waitFor();
  return { page, allow };
}

async function signInCold(stage: Stage, local: LocalConsole, context: BrowserContext): Promise<ColdRun> {
  const startedBytes = local.memoryBytes();
  const { page, allow } = await atConsent(stage, context);

  const table = `table[aria-label="Apps"][aria-rowcount="${stage.apps + 1}"]`;
  const startedAt = performance.now();
  const [rowsMs, allReadMs] = await Promise.all([
    page
      .locator(`${table} tbody th a`)
      .first()
      .waitFor()
      .then(() => performance.now() - startedAt),
    page
      .locator(`${table}:not([aria-busy])`)
      .waitFor()
      .then(() => performance.now() - startedAt),
    allow.click(),
  ]);
  const traffic = await stage.world.trafficOf(stage.account.email);
  return { rowsMs, allReadMs, traffic, startedBytes, readBytes: local.memoryBytes() };
}
