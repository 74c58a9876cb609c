import 'server-only';
import { LRUCache } from 'lru-cache';
import type { ZodType } from 'zod';
import { ok, type Result } from '@/lib/result';
import type { Lane } from './budget-rules';
import { type Clock, systemClock } from './clock';

/** A validated answer and what its headers told. `readAt` is when Heroku said it or confirmed it, in ms since 1970. */
export type Answer<T> = {
  value: T;
  status: number;
  requestId: string | null;
  callsLeft: number | null;
  nextRange: string | null;
  readAt: number;
};

/** What a fetch brings: a new answer, or, only if it sent an ETag, word that the kept one still holds. */
export type Fetched<T> =
  | { kind: 'new'; answer: Answer<T>; etag: string | null; bytes: number }
  | { kind: 'unchanged'; requestId: string | null; callsLeft: number | null; readAt: number };

export type CacheAsk<T> = {
  accountId: string;
  /** Path with query, as sent. */
  path: string;
  range: string | null;
  lane: Lane;
  schema: ZodType<T>;
  /** For how long an answer is given again without asking Heroku. */
  freshMs: number;
  /** Asks Heroku whatever is kept, and joins no read that is already under way. */
  isFresh: boolean;
};

export type ReadCache = {
  read<T>(ask: CacheAsk<T>, fetch: (etag: string | null) => Promise<Result<Fetched<T>>>): Promise<Result<Answer<T>>>;
  /** Makes every kept answer under a path stale, for all accounts; reads under way will not be kept. */
  invalidate(pathPrefix: string): void;
  /** Drops what is kept of a path, whichever part of it: asking whether it is unchanged would only bring it back. */
  forget(path: string): void;
};

type Entry = { path: string; answer: Answer<unknown>; schema: ZodType; etag: string | null; freshUntil: number };
type Flight = { path: string; result: Promise<Result<Answer<unknown>>> };

const secretPaths = /\/(config-vars|config-vars-settings|authorizations|tokens|sessions|clients|sso)(\/|\?|$)/;

/** Whether a path may be kept at all: what holds config values or credentials may not. */
export function mayBeKept(path: string): boolean {
  return !secretPaths.test(path);
}

function freeze(value: unknown): void {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return;
  Object.freeze(value);
  for (const inner of Object.values(value)) freeze(inner);
}

function isUnder(path: string, prefix: string): boolean {
  return path === prefix || path.startsWith(`${prefix}/`) || path.startsWith(`${prefix}?`);
}

/**
 * Keeps answers of GETs, per Heroku account, path and range. A fresh one is given again; an older one is revalidated by
 * its ETag, page by page, with the Next-Range that came with its body (a 304 may come without). Reads of the same thing
 * that meet become one. Values are frozen, because several callers share them.
 */
export function createReadCache(options: { clock?: Clock; maxEntries?: number; maxBytes?: number } = {}): ReadCache {
  const { clock = systemClock, maxEntries = 10_000, maxBytes = 64 * 1024 * 1024 } = options;
  const entries = new LRUCache<string, Entry>({ max: maxEntries, maxSize: maxBytes });
  const flights = new Map<string, Flight>();

  function joinable(key: string, lane: Lane): Promise<Result<Answer<unknown>>> | undefined {
    // A person never joins a background read: it may be waiting for a budget that is open to people only.
    const own =
      flights.get(`${lane} ${key}`) ?? (lane === 'background' ? flights.get(`interactive ${key}`) : undefined);
    return own?.result;
  }

  function take<T>(
    key: string,
    ask: CacheAsk<T>,
    kept: Entry | undefined,
    got: Fetched<T>,
    isCurrent: boolean,
  ): Answer<T> {
    const freshUntil = isCurrent ? clock.now() + ask.freshMs : 0;
    if (got.kind === 'new') {
      freeze(got.answer.value);
      const { schema, path } = ask;
      const size = Math.max(1, got.bytes);
      if (isCurrent) entries.set(key, { path, answer: got.answer, schema, etag: got.etag, freshUntil }, { size });
      return got.answer;
    }
    if (!kept) throw new Error('nothing is kept that could be unchanged');
    const { requestId, callsLeft, readAt } = got;
    const answer = { ...(kept.answer as Answer<T>), requestId, callsLeft, readAt };
    kept.answer = answer;
    kept.freshUntil = freshUntil;
    return answer;
  }

  return {
    async read<T>(ask: CacheAsk<T>, fetch: (etag: string | null) => Promise<Result<Fetched<T>>>) {
      const key = `${ask.accountId} ${ask.path} ${ask.range ?? ''}`;
      const found = entries.get(key);
      const kept = found?.schema === ask.schema ? found : undefined;
      if (!ask.isFresh) {
        if (kept && kept.freshUntil > clock.now()) return ok(kept.answer as Answer<T>);
        const other = joinable(key, ask.lane);
        if (other) return other as Promise<Result<Answer<T>>>;
      }
      const name = `${ask.lane} ${key}`;
      const flight: Flight = { path: ask.path, result: run() };
      flights.set(name, flight);
      return flight.result as Promise<Result<Answer<T>>>;

      async function run(): Promise<Result<Answer<T>>> {
        // Starts after the flight is listed, so that it can tell whether it was cancelled meanwhile.
        await Promise.resolve();
        try {
          const got = await fetch(kept?.etag ?? null);
          if (!got.ok) return got;
          const answer = take(key, ask, kept, got.value, flights.get(name) === flight);
          return ok(answer);
        } finally {
          if (flights.get(name) === flight) flights.delete(name);
        }
      }
    },
    forget(path) {
      for (const [key, entry] of entries.entries()) if (entry.path === path) entries.delete(key);
    },
    invalidate(prefix) {
      for (const entry of entries.values()) if (isUnder(entry.path, prefix)) entry.freshUntil = 0;
      for (const [name, flight] of flights) if (isUnder(flight.path, prefix)) flights.delete(name);
    },
  };
}
