import type { BrowserContext } from '@playwright/test';
import { median } from './median';
import { type Answer, type Replay, replayOf, send } from './replay';

const repetitions = 20;

/** Median time and size on the wire of an answer that needs no call to Heroku. */
export type Warm = { ms: number; bytes: number };

/** The fleet that a console already knows: as data, and as the whole page. */
export async function measureWarmFleet(context: BrowserContext): Promise<{ data: Warm; page: Warm }> {
  const page = await context.newPage();
  const [document] = await Promise.all([
    page.waitForRequest((request) => request.resourceType() === 'document'),
    page.goto('/'),
  ]);
  const asked = await replayOf(document);
  const headers = { ...asked.headers, accept: 'application/gzip, application/json' };
  const warm = {
    data: await repeat({ ...asked, headers, url: new URL('/api/fleet', asked.url).href }, isAnswered),
    page: await repeat(asked, isAnswered),
  };
  await page.close();
  return warm;
}

const isAnswered = ({ status }: Answer) => status === 200;

async function repeat(replay: Replay, isExpected: (answer: Answer) => boolean): Promise<Warm> {
  const answers: Answer[] = [];
  for (let count = 0; count < repetitions; count += 1) answers.push(await send(replay));
  const bad = answers.find((answer) => !isExpected(answer));
  if (bad) throw new Error(`${replay.method} ${replay.url} answered ${bad.status}: ${bad.text.slice(0, 200)}`);
  return { ms: median(answers.map(({ ms }) => ms)), bytes: median(answers.map(({ bytes }) => bytes)) };
}
