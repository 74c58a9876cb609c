import type { Ask } from './ask';
import { type Point, undecided } from './point';

const refillPerMs = 75 / 60_000;
const burst = 5;
const freeBurst = 3;
const spentElsewhere = 1.6;
const freePath = '/account/rate-limits';
const onePage = { range: 'id ..; max=1' };

type Level = { calls: number; atMs: number };

async function levelNow(ask: Ask): Promise<Level | null> {
  const { status, body } = await ask.get(freePath);
  const calls = (body as { remaining?: unknown } | null)?.remaining;
  return status === 200 && typeof calls === 'number' ? { calls, atMs: Date.now() } : null;
}

/** How many calls are left, for the sentence before everything else; null when Heroku does not say. */
export async function callsLeft(ask: Ask): Promise<number | null> {
  return (await levelNow(ask))?.calls ?? null;
}

/** 0 or 1 a call, or null where the refill, or somebody else who spends, makes it uncertain. */
function costOf(before: Level, after: Level, calls: number): 0 | 1 | null {
  const drop = before.calls - after.calls;
  // What flowed back meanwhile hides a part of what was spent, and the figure is a whole number.
  const leastDrop = calls - (after.atMs - before.atMs) * refillPerMs - 1;
  if (leastDrop < 1 || drop > calls * spentElsewhere) return null;
  return drop >= leastDrop / 2 ? 1 : 0;
}

/** Whether asking for the rate limits is free. */
export async function rateLimitsPoint(ask: Ask): Promise<Point> {
  const [point, expected] = ['Price of asking for the rate limits', 'free'] as const;
  const before = await levelNow(ask);
  await Promise.all(Array.from({ length: freeBurst }, () => ask.get(freePath)));
  const after = await levelNow(ask);
  if (!before || !after) return undecided(point, expected, 'the route did not answer with a figure');
  const cost = costOf(before, after, freeBurst + 1);
  if (cost === null) return undecided(point, expected, 'the figure moved too much: somebody else spends');
  const meaning =
    cost === 0
      ? 'The level can be asked for whenever it is in doubt.'
      : 'Asking for the level costs a call: ask after idling only.';
  return { point, expected, seen: cost === 0 ? 'free' : '1 call', meaning, facts: { rateLimitsCost: cost } };
}

/** What a 304 costs, told apart from what plain answers cost in the same minute. */
export async function notModifiedPoint(ask: Ask, rateLimitsCost: 0 | 1 | undefined): Promise<Point> {
  const [point, expected] = ['Price of a 304', '1 call'] as const;
  if (rateLimitsCost === undefined) return undecided(point, expected, 'the figure cannot be asked for reliably');
  const first = await ask.get('/apps', onePage);
  const { etag } = first.headers;
  if (!etag) return undecided(point, expected, 'the list came without an ETag');
  const conditional = { ...onePage, 'if-none-match': etag };
  const before = await levelNow(ask);
  const answers = await Promise.all(Array.from({ length: burst }, () => ask.get('/apps', conditional)));
  const after = await levelNow(ask);
  if (answers.some(({ status }) => status !== 304)) {
    return undecided(point, expected, `an unchanged list was answered ${answers[0]?.status}, or it changed meanwhile`);
  }
  if (!before || !after) return undecided(point, expected, 'the figure was not told');
  const cost = costOf(before, { ...after, calls: after.calls + rateLimitsCost }, burst);
  if (cost === null) return undecided(point, expected, 'the figure moved too much: somebody else spends');
  const meaning =
    cost === 1
      ? 'An ETag saves bytes, not calls.'
      : 'Asking again whether something changed is free while it has not: poll with ETags.';
  return { point, expected, seen: cost === 1 ? '1 call' : 'free', meaning, facts: { notModifiedCost: cost } };
}
