import { expect, test } from 'vitest';
import { noRateHeaders, readRateHeaders } from './rate-headers';

test.each([
  [{ 'ratelimit-remaining': '12' }, { remaining: 12 }],
  [{ 'ratelimit-remaining': 'many' }, { remaining: null }],
  [{ 'ratelimit-multiplier': '1' }, { multiplier: 1 }],
  [{ 'ratelimit-multiplier': '2.5' }, { multiplier: 2.5 }],
  [{ 'ratelimit-multiplier': '0' }, { multiplier: null }],
  [{ 'ratelimit-multiplier': '-3' }, { multiplier: null }],
  [{ 'ratelimit-limit': '9000' }, { limit: 9_000 }],
  [{ 'retry-after': '3' }, { retryAfterMs: 3_000 }],
  [{ 'retry-after': 'Thu, 01 Jan 1970 00:00:05 GMT' }, { retryAfterMs: 4_000 }],
  [{ 'ratelimit-reset': '60' }, { resetMs: 60_000 }],
  [{ 'ratelimit-reset': '1790000000' }, { resetMs: 1_790_000_000_000 - 1_000 }],
  [{}, noRateHeaders],
])('headers %o', (headers, expected) => {
  expect(readRateHeaders(headers, 1_000)).toMatchObject(expected);
});
