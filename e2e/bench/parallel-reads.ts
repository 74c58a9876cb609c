import { setTimeout as wait } from 'node:timers/promises';
import type { BrowserContext } from '@playwright/test';
import { median } from './median';
import type { App } from './n-plus-one';
import { readsEnded, refetch } from './query-cache';
import type { World } from './traffic';

const delayMs = 500;
/** The longest time for which the console gives one answer of Heroku again. */
const freshMs = 5_000;

/** `oneMs` for one read, `allMs` for all `count` reads of an app's page together, in a browser. */
export type ParallelReads = { count: number; oneMs: number; allMs: number };

/** Reads of one app, each delayed by half a second at Heroku, through the page's own React Query and server actions. */
export async function measureParallelReads(
  context: BrowserContext,
  world: World,
  { app, runs }: { app: App; runs: number },
): Promise<ParallelReads> {
  const page = await context.newPage();
  await page.goto(`/apps/${app.name}`);
  await readsEnded(page);
  const alone: number[] = [];
  const together: number[] = [];
  let count = 0;
  await world.sim.fault({ kind: 'delay', delayMs, method: 'GET', app: app.name });
  for (let run = 0; run < runs; run += 1) {
    await expire();
    alone.push((await refetch(page, ['apps', app.id, 'formation'])).ms);
    await expire();
    const all = await refetch(page, ['apps', app.id]);
    together.push(all.ms);
    count = all.count;
  }
  await world.sim.healAll();
  await page.close();
  return { count, oneMs: median(alone), allMs: median(together) };
}

// Nothing in the browser shows when the server's copy of an answer has become too old to be given again.
function expire(): Promise<void> {
  return wait(freshMs + 100);
}
