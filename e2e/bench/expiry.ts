import type { BrowserContext } from '@playwright/test';
import type { App } from './n-plus-one';
import { readsEnded, refetch } from './query-cache';
import { actionsDuring, isGood, type Replay, send } from './replay';
import type { World } from './traffic';

const readsAtOnce = 20;
const longerThanTokensLiveMs = 9 * 3_600_000;

/** `refreshes` is how often the console went for a new token, `rejected` how many calls the old one was refused for. */
export type Expiry = { reads: number; answered: number; rejected: number; refreshes: number };

/** Lets every token expire at Heroku, then sends twenty reads of several apps at the same moment. */
export async function measureExpiry(context: BrowserContext, world: World, apps: readonly App[]): Promise<Expiry> {
  const [first, ...others] = apps;
  if (!first) throw new Error('There is no app to read.');
  const page = await context.newPage();
  await page.goto(`/apps/${first.name}`);
  await readsEnded(page);
  // The page comes with its answers: the browser asks when it wants them again.
  const actions = await actionsDuring(page, () => refetch(page, ['apps', first.id]));
  await page.close();
  const ofOneApp = actions.filter(({ body }) => body?.includes(`"app":"${first.id}"`));
  if (ofOneApp.length === 0) throw new Error('The page of an app asked for nothing.');
  const reads: Replay[] = others
    .flatMap(({ id }) => ofOneApp.map((read) => ({ ...read, body: read.body?.replaceAll(first.id, id) ?? null })))
    .slice(0, readsAtOnce);

  await world.forgetRequests();
  await world.sim.advance(longerThanTokensLiveMs);
  const answers = await Promise.all(reads.map(send));
  const calls = await world.sim.calls({});
  return {
    reads: reads.length,
    answered: answers.filter(isGood).length,
    rejected: calls.filter(({ status }) => status === 401).length,
    refreshes: calls.filter(({ method, path }) => method === 'POST' && path === '/oauth/token').length,
  };
}
