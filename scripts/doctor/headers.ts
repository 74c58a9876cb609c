import type { Ask } from './ask';
import { type Point, undecided } from './point';

const onePage = { range: 'id ..; max=1' };
const known = ['remaining', 'multiplier', 'limit', 'reset'];

/** What becomes of a request that names no version of the API. */
export async function missingVersionPoint(ask: Ask): Promise<Point> {
  const [point, expected] = ['Accept without a version', '406'] as const;
  const { status } = await ask.get('/apps', { ...onePage, accept: 'application/json' });
  const seen = String(status);
  if (status === 200 || status === 206) {
    return { point, expected, seen, meaning: 'It is served as some version.', facts: { missingVersion: 'serve' } };
  }
  if (status < 400 || status >= 500 || status === 429) return undecided(point, expected, seen);
  const meaning = status === 406 ? 'It is refused.' : 'It is refused, with another status than documented.';
  return { point, expected, seen, meaning, facts: { missingVersion: 'refuse' } };
}

/** Whether a date makes a request conditional. Asks for one app, whose Last-Modified is a date of its own. */
export async function ifModifiedSincePoint(ask: Ask, appId: string | undefined): Promise<Point> {
  const [point, expected] = ['If-Modified-Since', 'ignored (200)'] as const;
  if (appId === undefined) return undecided(point, expected, 'the account sees no app');
  const first = await ask.get(`/apps/${appId}`);
  const since = first.headers['last-modified'];
  if (!since) return undecided(point, expected, 'no Last-Modified came');
  const { status } = await ask.get(`/apps/${appId}`, { 'if-modified-since': since });
  if (status === 304) {
    return {
      point,
      expected,
      seen: 'honoured (304)',
      meaning: 'ETags do the same and are exact: nothing changes.',
      facts: { ifModifiedSince: 'honour' },
    };
  }
  if (status !== 200) return undecided(point, expected, String(status));
  const facts = { ifModifiedSince: 'ignore' } as const;
  return { point, expected, seen: expected, meaning: 'Only ETags make a request conditional.', facts };
}

/** Which headers told of the budget on any answer so far. Sends nothing. */
export function rateHeadersPoint(ask: Ask): Point {
  const names = [...ask.rateHeaders].sort();
  const told = known.filter((name) => names.some((header) => header.endsWith(`ratelimit-${name}`)));
  const hasMore = names.length > told.length || told.includes('limit') || told.includes('reset');
  return {
    point: 'Headers that tell of the budget',
    expected: 'ratelimit-multiplier, ratelimit-remaining',
    seen: names.join(', ') || 'none',
    meaning: hasMore
      ? 'There are more than expected; limit, reset and Retry-After are honoured when they come.'
      : 'Limit and refill have to be reckoned; Retry-After could only come with a 429, which is not provoked.',
    facts: { rateHeaders: told },
  };
}
