import type { BrowserContext } from '@playwright/test';
import { median } from './median';
import { refetch } from './query-cache';
import { type Answer, actionsDuring, isGood, type Replay, replayOf, send } from './replay';

const repetitions = 20;

/** Median time and size on the wire of an answer that needs no call to Heroku. */
export type Warm = { ms: number; bytes: number };

/** The fleet that a console already knows: as data for React Query, and as the whole page. */
export async function measureWarmFleet(context: BrowserContext): Promise<{ data: Warm; page: Warm }> {
  const page = await context.newPage();
  const [document] = await Promise.all([
    page.waitForRequest((request) => request.resourceType() === 'document'),
    page.goto('/', { waitUntil: 'networkidle' }),
  ]);
  const [action] = await actionsDuring(page, () => refetch(page, ['fleet']));
  if (!action) throw new Error('The page did not ask for the fleet.');
  const warm = {
    data: await repeat(action, isGood),
    page: await repeat(await replayOf(document), ({ status }) => status === 200),
  };
  await page.close();
  return warm;
}

async function repeat(replay: Replay, isExpected: (answer: Answer) => boolean): Promise<Warm> {
  const answers: Answer[] = [];
  for (let count = 0; count < repetitions; count += 1) answers.push(await send(replay));
  const bad = answers.find((answer) => !isExpected(answer));
  if (bad) throw new Error(`${replay.method} ${replay.url} answered ${bad.status}: ${bad.text.slice(0, 200)}`);
  return { ms: median(answers.map(({ ms }) => ms)), bytes: median(answers.map(({ bytes }) => bytes)) };
}
