import 'server-only';
import type { Headers } from './transport';

/** What an answer told about the budget. Heroku sends the first two; the others are used only if they ever appear. */
export type RateHeaders = {
  remaining: number | null;
  /** By how much this account's bucket and refill are larger than usual. */
  multiplier: number | null;
  limit: number | null;
  /** Milliseconds from now until the budget is whole again. */
  resetMs: number | null;
  retryAfterMs: number | null;
};

export const noRateHeaders: RateHeaders = {
  remaining: null,
  multiplier: null,
  limit: null,
  resetMs: null,
  retryAfterMs: null,
};

const epochSecondsFrom = 1_000_000_000;

function wholeNumber(value: string | undefined): number | null {
  return value !== undefined && /^\d{1,12}$/.test(value.trim()) ? Number(value) : null;
}

function factor(value: string | undefined): number | null {
  return value !== undefined && /^\d{1,4}(\.\d{1,4})?$/.test(value.trim()) && Number(value) > 0 ? Number(value) : null;
}

function millisecondsUntil(value: string | undefined, nowMs: number): number | null {
  const seconds = wholeNumber(value);
  if (seconds !== null) return seconds >= epochSecondsFrom ? Math.max(0, seconds * 1000 - nowMs) : seconds * 1000;
  const atMs = value ? Date.parse(value) : Number.NaN;
  return Number.isNaN(atMs) ? null : Math.max(0, atMs - nowMs);
}

/** Reads the budget headers of an answer; whatever is absent or malformed is null. Times are relative to `nowMs`. */
export function readRateHeaders(headers: Headers, nowMs: number): RateHeaders {
  return {
    remaining: wholeNumber(headers['ratelimit-remaining']),
    multiplier: factor(headers['ratelimit-multiplier']),
    limit: wholeNumber(headers['ratelimit-limit']),
    resetMs: millisecondsUntil(headers['ratelimit-reset'], nowMs),
    retryAfterMs: millisecondsUntil(headers['retry-after'], nowMs),
  };
}
