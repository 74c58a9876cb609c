import type { IncomingHttpHeaders } from 'node:http';
import type { World } from './engine/world';
import type { AccessToken } from './identity/model';
import type { Account, App, AppPermission, Scope, Team } from './model';
import type { RefusalExtra } from './refusal';

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json | undefined };
export type JsonObject = { [key: string]: Json | undefined };
export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** How the rows of a list can be ordered by `Range`; the first key is the default attribute. */
export type SortKeys<T> = Record<string, (row: T) => string | number>;

export interface OneAnswer {
  kind: 'one';
  status: number;
  body: Json;
  headers: Record<string, string>;
}

export interface ListAnswer {
  kind: 'list';
  attributes: string[];
  /** Rows as ordering key (and id, which breaks ties) plus a renderer, so that only the page asked for is rendered. */
  entries(attribute: string): { key: string | number; render: () => Json }[];
  headers: Record<string, string>;
}

/** Anything that is not JSON. */
export interface RawAnswer {
  kind: 'raw';
  status: number;
  contentType: string;
  body: Buffer | string;
}

/** Text that grows while the connection stays open, as lines or as server-sent events. */
export interface StreamAnswer {
  kind: 'stream';
  isEvents: boolean;
  status: 200 | 206;
  /** What came since the last call; the id of a piece is what `Last-Event-Id` goes on after. */
  read(): { pieces: { id: string; text: string }[]; isOver: boolean };
}

export type Answer = OneAnswer | ListAnswer | RawAnswer | StreamAnswer;

/** One request, as a handler sees it. */
export interface Context {
  readonly world: World;
  /** The caller. On a route without scope it may throw 401: use `viewer` there. */
  readonly account: Account;
  readonly viewer: Account | null;
  readonly token: AccessToken | null;
  readonly query: URLSearchParams;
  /** The parsed JSON object; `{}` when there was none. */
  readonly body: JsonObject;
  /** The body as it came. */
  readonly bytes: Buffer;
  readonly headers: IncomingHttpHeaders;
  readonly variant: 'v3' | 'sdk';
  /** `Accept-Expansion` split at commas. */
  readonly expansions: readonly string[];
  /** `Accept-Inclusion` likewise: `addon:plan`, `config_vars`. */
  readonly inclusions: readonly string[];
  /** World time of this request. */
  readonly now: number;
  param(name: string): string;
  /** The app named by `:app` (id or name) as far as the caller may see it, else 404; without the permission 403. */
  app(permission?: AppPermission, param?: string): App;
  /** The team named by `:team` that the caller is a member of, else 404. */
  team(role?: 'admin', param?: string): Team;
  refuse(status: number, id: string, message: string, extra?: RefusalExtra): never;
}

export interface Route {
  method: Method;
  /** As in the schema: `/apps/:app/formation/:formation`. Literal segments win over parameters. */
  path: string;
  /** What a token needs; null serves anybody, also without a token (catalogue). */
  scope: Scope | null;
  /** Costs no call of the bucket. */
  isFree?: boolean;
  /** Outside the versioned API: any `Accept` will do. The path names its world: `/streams/:world/…`. */
  isStream?: boolean;
  handle(ctx: Context): Answer;
}

/** An object as answer: 200 unless the status says otherwise. */
export function one(body: Json, status = 200, headers: Record<string, string> = {}): OneAnswer {
  return { kind: 'one', status, body, headers };
}

/** A list that the core orders, cuts and pages by the request's `Range`. */
export function list<T>(
  rows: Iterable<T>,
  sort: SortKeys<T>,
  render: (row: T) => Json,
  headers: Record<string, string> = {},
): ListAnswer {
  return {
    kind: 'list',
    attributes: Object.keys(sort),
    headers,
    entries: (attribute) => {
      const keyOf = sort[attribute];
      if (!keyOf) return [];
      return Array.from(rows, (row) => ({ key: keyOf(row), render: () => render(row) }));
    },
  };
}

/** Bytes or text as answer. */
export function raw(contentType: string, body: Buffer | string, status = 200): RawAnswer {
  return { kind: 'raw', status, contentType, body };
}
