import 'server-only';
import type { ZodType } from 'zod';
import type { Result } from '@/lib/result';
import type { Lane } from './budget-rules';
import type { Heroku } from './heroku';

/** How one Heroku account is acted for. `token` is asked for each call, so it may change while a list is read. */
export type HerokuAccess = {
  /** The Heroku account's id: budget and cache are kept by it. */
  accountId: string;
  token(): Promise<Result<string>>;
  /** After a 401: returns another token than the one that was rejected, or why there is none. */
  renew(rejected: string): Promise<Result<string>>;
};

/** What one call was and how it ended, for the log and for whoever keeps the books. It holds no secret. */
export type CallRecord = {
  method: string;
  /** The path's template, such as `/apps/{app}/formation`. */
  route: string;
  /** The app that the path names, by id or by name. */
  app: string | null;
  status: number | null;
  ms: number;
  callsLeft: number | null;
  purpose: string;
  lane: Lane;
  requestId: string | null;
  attempt: number;
  /** Whether Heroku will have counted it. */
  isCounted: boolean;
  /** The error's code, null when the call brought what was asked for. */
  error: string | null;
};

/** For whom and for what a call is made. */
export type Caller = {
  access: HerokuAccess;
  /** For the log and the books: `read:dynos`, `operation:scale`, `sync:poll`, `job:certificates`, `sign-in`. */
  purpose: string;
  lane: Lane;
  /** The person who waits for it: people of one account are served in turn. */
  person?: string;
  /** Order among background work, lower first: 0 what is watched, 1 production, 2 (unless told) the rest. */
  priority?: number;
  /** Asks Heroku itself, whatever the cache holds. Plans and verifications do. */
  isFresh?: boolean;
  /** The code of a second factor, sent with changes alone. Never logged, kept or written down. */
  secondFactor?: string;
  /** Hears of every call that is sent. */
  onCall?: (record: CallRecord) => void;
  /** Another Heroku than the one that the environment names. */
  heroku?: Heroku;
};

export type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';

export type Call<T> = {
  method: Method;
  /** The path's template; `{name}` is filled from `params`. */
  route: string;
  params?: Readonly<Record<string, string | number>>;
  query?: Readonly<Record<string, string>>;
  schema: ZodType<T>;
  body?: unknown;
  /** Asks for a variant of version 3, such as `account-quotas`. */
  variant?: string;
  /** A Range header; an earlier answer's `nextRange` is sent as it came. */
  range?: string | null;
  /** Milliseconds for which the answer may be given again. Left out: it is never kept. */
  freshMs?: number;
  /** True where no budget counts the call: the one free route, and the call that finds out whose budget it is. */
  isUncounted?: boolean;
};

/** Whether a call changes something at Heroku. `POST /filters/…` and the opening of a log only ask. */
export function isWrite({ method, route }: Pick<Call<unknown>, 'method' | 'route'>): boolean {
  return method !== 'GET' && !(method === 'POST' && /^\/filters\/|\/log-sessions$/.test(route));
}

/** Fills a path's template, encoding every value; null when a value would change the path's shape. */
export function pathOf({ route, params = {}, query }: Pick<Call<unknown>, 'route' | 'params' | 'query'>) {
  let isWhole = true;
  const path = route.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = String(params[name] ?? '');
    // An encoded dot segment is still one to most servers, and an empty one makes the path another route.
    if (/^\.{0,2}$/.test(value)) isWhole = false;
    return encodeURIComponent(value);
  });
  if (!isWhole) return null;
  return query ? `${path}?${new URLSearchParams(query)}` : path;
}
