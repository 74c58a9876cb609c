import type { BrowserContext } from '@playwright/test';
import { type LocalConsole, startConsole } from './local-console';
import { fleetApps, type Stage } from './stage';
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

/** Starts a console on an empty database, signs in by Heroku in a browser, and waits for the whole fleet. */
export async function coldRun(stage: Stage, place: Place): Promise<{ run: ColdRun; session: Session }> {
  await stage.world.reset();
  const local = await startConsole({ port: stage.port, heroku: stage.heroku, ...place });
  const context = await stage.browser.newContext({ ...browsing, baseURL: local.publicUrl });
  try {
    const run = await signInCold(stage, local, context);
    return { run, session: await context.storageState() };
  } finally {
    await context.close();
    await local.stop();
  }
}

async function signInCold(stage: Stage, local: LocalConsole, context: BrowserContext): Promise<ColdRun> {
  const startedBytes = local.memoryBytes();
  const page = await context.newPage();
  page.setDefaultTimeout(patienceMs);
  await page.goto('/sign-in');
  await page.getByRole('button', { name: 'Continue with Heroku' }).click();
  await page.getByRole('button', { name: stage.account.email }).click();
  const allow = page.getByRole('button', { name: 'Allow' });
  await allow.waitFor();

  const table = `table[aria-label="Apps"][aria-rowcount="${fleetApps + 1}"]`;
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
