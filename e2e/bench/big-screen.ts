import type { BrowserContext, Page } from '@playwright/test';
import { coldRun } from './cold-run';
import { measureKeystrokes } from './keystroke';
import { startConsole } from './local-console';
import { percentile } from './percentile';
import type { Stage } from './stage';

/** What somebody with thousands of apps waits for, on a console that knows all of them. */
export type BigScreen = {
  apps: number;
  /** The first HTML of the fleet, as it is before it is packed. */
  htmlBytes: number;
  firstRowsMs: number;
  /** Until the browser has every row. */
  allRowsMs: number;
  keys: number;
  frameP50Ms: number;
  frameP95Ms: number;
  rowsP95Ms: number;
};

const words = ['checkout', 'api prod', 'mara', 'zz'];
const fullBucket = 4_500;
const topUpEveryMs = 250;
const settleMs = 2_000;

/** Reads the whole fleet, starts the console again, opens the fleet in a browser and types into its search. */
export async function measureBigScreen(stage: Stage, place: { databaseUrl: string | null }): Promise<BigScreen> {
  const { world, account } = stage;
  await world.setLatency(0);
  const dataDir = stage.folder('big-screen');
  // More apps than a bucket holds calls: how the budget paces them is measured elsewhere.
  const filling = setInterval(() => void world.setBucket(account.email, fullBucket), topUpEveryMs);
  const { session } = await coldRun(stage, { dataDir, ...place }).finally(() => clearInterval(filling));
  const local = await startConsole({ port: stage.port, heroku: stage.heroku, dataDir, ...place });
  const context = await stage.browser.newContext({
    baseURL: local.publicUrl,
    storageState: session,
    viewport: { width: 1440, height: 900 },
  });
  try {
    return { apps: stage.apps, ...(await openFleet(context, stage.apps)) };
  } finally {
    await context.close();
    await local.stop();
  }
}

async function openFleet(context: BrowserContext, apps: number): Promise<Omit<BigScreen, 'apps'>> {
  const page = await context.newPage();
  const startedAt = performance.now();
  const document = await page.goto('/', { waitUntil: 'commit' });
  const htmlBytes = (await document?.body())?.byteLength ?? Number.NaN;
  await page.locator('table[aria-label="Apps"] tbody th a').first().waitFor();
  const firstRowsMs = performance.now() - startedAt;
  await hasAllRows(page, apps);
  const allRowsMs = performance.now() - startedAt;
  await page.waitForTimeout(settleMs);
  const { toNextFrameMs, toRowsMs } = await measureKeystrokes(page, words);
  return {
    htmlBytes,
    firstRowsMs,
    allRowsMs,
    keys: toNextFrameMs.length,
    frameP50Ms: percentile(toNextFrameMs, 0.5),
    frameP95Ms: percentile(toNextFrameMs, 0.95),
    rowsP95Ms: percentile(toRowsMs, 0.95),
  };
}

async function hasAllRows(page: Page, apps: number): Promise<void> {
  await page.locator(`table[aria-label="Apps"][aria-rowcount="${apps + 1}"]:not([aria-busy])`).waitFor();
}
