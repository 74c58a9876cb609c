import { randomUUID } from 'node:crypto';
import type { World } from '@/simulator/engine/world';
import { Refusal } from '@/simulator/refusal';
import type { Answer, JsonObject, Route } from '@/simulator/route';
import type { Universe } from '@/simulator/universe';
import { variantOf } from './accept';
import { anonymousWorld } from './anonymous-world';
import { RequestContext } from './context';
import { type Caller, callerOf, checkPaid, noCredentials } from './credentials';
import { answerOf, damageOf, rateLimitBody, spoil } from './fault-answers';
import { parseBody } from './json-body';
import { orderedBy } from './ordered-by';
import { pageOf, parseRange } from './range';
import { rateHeaders } from './rate-headers';
import type { Match, Router } from './router';
import { acceptedScopes, checkScope } from './scopes';
import { checkSecondFactor } from './second-factor';
import { type Damage, etagOf, type Incoming, type Outgoing } from './wire';

export interface Exchange {
  answer: Outgoing;
  damage: Damage;
  delayMs: number;
  /** Called with the real duration once the answer is out. */
  log(ms: number): void;
}

const exposed = 'ETag, Next-Range, Content-Range, Accept-Ranges, RateLimit-Remaining, RateLimit-Multiplier, Request-Id';
const unknownEndpoint =
  'The requested API endpoint was not found. Are you using the right HTTP verb (i.e. `GET` vs. `POST`), and did you ' +
  'specify your intended version with the `Accept` header?';

/** Answers one Platform API request: credentials, budget, faults, route, paging, validators, headers. */
export function answerApi(universe: Universe, router: Router<Route>, incoming: Incoming): Exchange {
  const startedMs = performance.now();
  const method = methodOf(incoming);
  const match = router.match(method, incoming.path);
  const headers = baseHeaders(incoming);
  let caller: Caller | null = null;
  let refused: Refusal | null = null;
  try {
    caller = callerOf(universe, incoming.headers.authorization);
  } catch (error) {
    refused = refusalOf(error);
  }
  const world = caller?.world ?? anonymousWorld(universe, incoming.path, bodyOrNothing(incoming));
  world.tick();
  const fault = world.faults.next({
    method,
    path: incoming.path,
    route: match?.route.path ?? null,
    accountKeys: caller ? [caller.account.id, caller.account.email] : [],
    appKeys: appKeysOf(world, match),
  });
  if (caller) headers['Oauth-Scope'] = caller.token.scopes.join(' ');
  if (match?.route.scope) headers['Oauth-Scope-Accepted'] = acceptedScopes(match.route.scope).join(' ');

  const request: Request = { world, caller, match, incoming, method, router };
  let answer = refused ? errorAnswer(refused) : limited(request, headers);
  answer ??= fault ? answerOf(fault) : null;
  const isCutBefore = fault?.kind === 'reset';
  answer ??= isCutBefore ? { status: 0, headers: {}, body: '' } : attempt(request);
  if (fault) answer = spoil(fault, answer);
  answer = withValidators(request, { ...answer, headers: { ...headers, ...answer.headers, ...fault?.headers } });
  answer.headers['X-Runtime'] = ((performance.now() - startedMs) / 1000).toFixed(9);
  const damage = damageOf(fault);
  return {
    answer,
    damage,
    delayMs: world.latencyMs + (fault?.delayMs ?? 0),
    log: (ms) =>
      world.requests.add({
        method: incoming.method,
        path: incoming.path,
        route: match?.route.path ?? null,
        account: caller?.account.email ?? null,
        status: damage === 'cut' ? 0 : answer.status,
        fault: fault?.kind ?? null,
        ms: Math.round(ms),
        at: new Date(world.now()).toISOString(),
      }),
  };
}

interface Request {
  world: World;
  caller: Caller | null;
  match: Match<Route> | null;
  incoming: Incoming;
  /** After override, HEAD as GET. */
  method: string;
  router: Router<Route>;
}

function isFree(world: World, match: Match<Route> | null): boolean {
  return (match?.route.isFree ?? false) && world.switches.rateLimitsCost === 0;
}

function limited(request: Request, headers: Record<string, string>): Outgoing | null {
  const { world, caller, match } = request;
  if (!caller) return null;
  const bucket = world.bucketOf(caller.account.id);
  const isTaken = isFree(world, match) || bucket.take(world.now());
  Object.assign(headers, rateHeaders(world, caller.account.id));
  if (isTaken) return null;
  const seconds = world.switches.retryAfterSeconds;
  return {
    status: 429,
    headers: seconds === null ? {} : { 'Retry-After': String(seconds) },
    body: JSON.stringify(rateLimitBody),
  };
}

function attempt(request: Request): Outgoing {
  try {
    const isForeign = request.match?.route.isStream ?? false;
    return answerRoute(request, request.match, isForeign ? {} : parseBody(request.incoming.text));
  } catch (error) {
    return errorAnswer(refusalOf(error));
  }
}

function answerRoute(request: Request, match: Match<Route> | null, body: JsonObject): Outgoing {
  const { world, caller, incoming } = request;
  if (!match) throw new Refusal(404, 'not_found', unknownEndpoint);
  const { accept } = incoming.headers;
  const variant = match.route.isStream ? 'v3' : variantOf(accept, world.switches.missingVersion);
  if (match.route.scope !== null) {
    if (!caller) throw noCredentials();
    checkScope(caller.token.scopes, match.route.scope);
    checkPaid(caller, match.route);
    checkSecondFactor(world, match.route, match.params.app, incoming.headers);
  }
  checkIfMatch(request);
  const context = new RequestContext({
    world,
    caller,
    params: match.params,
    query: incoming.query,
    body,
    bytes: incoming.bytes,
    headers: incoming.headers,
    variant,
  });
  world.actor = caller ? { id: caller.account.id, email: caller.account.email } : null;
  try {
    return render(match.route.handle(context), request);
  } finally {
    world.actor = null;
  }
}

function render(answer: Answer, request: Request): Outgoing {
  if (answer.kind === 'stream') {
    return { status: answer.status, headers: {}, body: '', stream: { answer, pulse: request.world.pulse } };
  }
  if (answer.kind === 'raw') {
    return { status: answer.status, headers: { 'Content-Type': answer.contentType }, body: answer.body };
  }
  if (answer.kind === 'one') {
    const body = answer.body;
    const isObject = body !== null && typeof body === 'object' && !Array.isArray(body);
    const updatedAt = isObject && typeof body.updated_at === 'string' ? Date.parse(body.updated_at) : null;
    const headers = { 'Last-Modified': new Date(updatedAt ?? request.world.now()).toUTCString(), ...answer.headers };
    return { status: answer.status, headers, body: JSON.stringify(body) };
  }
  const header = String(request.incoming.headers.range ?? '');
  const { largeMax, truncatedStatus, sortAttributes } = request.world.switches;
  const list = orderedBy(answer, sortAttributes[request.match?.route.path ?? '']);
  const page = pageOf(list, parseRange(header, list.attributes, largeMax), truncatedStatus);
  const headers = {
    'Last-Modified': new Date(request.world.now()).toUTCString(),
    ...page.headers,
    ...answer.headers,
  };
  return { status: page.status, headers, body: JSON.stringify(page.rows) };
}

function checkIfMatch(request: Request): void {
  const expected = request.incoming.headers['if-match'];
  if (expected === undefined || expected === '*' || request.method === 'GET') return;
  const reading = request.router.match('GET', request.incoming.path);
  if (!reading) return;
  const headers = { ...request.incoming.headers, 'if-match': undefined };
  const current = answerRoute({ ...request, method: 'GET', incoming: { ...request.incoming, headers } }, reading, {});
  if (etagOf(current.body) !== expected) {
    throw new Refusal(412, 'precondition_failed', 'The resource has changed since it was read.');
  }
}

function withValidators(request: Request, answer: Outgoing): Outgoing {
  if (answer.status === 0 || answer.stream) return answer;
  const etag = etagOf(answer.body);
  const headers: Record<string, string> = { ...answer.headers, ETag: etag };
  const isGood = answer.status === 200 || answer.status === 206;
  if (request.method !== 'GET' || !isGood || !isUnchanged(request, headers)) return { ...answer, headers };
  const { world, caller, match } = request;
  if (caller && !isFree(world, match) && world.switches.notModifiedCost === 0) {
    world.bucketOf(caller.account.id).giveBack();
    Object.assign(headers, rateHeaders(world, caller.account.id));
  }
  const kept = Object.entries(headers).filter(([name]) => !/^(Next-Range|Content-Range)$/.test(name));
  return { status: 304, headers: Object.fromEntries(kept), body: '' };
}

function isUnchanged({ world, incoming }: Request, headers: Record<string, string>): boolean {
  const known = incoming.headers['if-none-match'];
  if (known !== undefined) return known.split(/\s*,\s*/).includes(headers.ETag ?? '');
  const since = Date.parse(incoming.headers['if-modified-since'] ?? '');
  return world.switches.ifModifiedSince === 'honour' && Date.parse(headers['Last-Modified'] ?? '') <= since;
}

function baseHeaders(incoming: Incoming): Record<string, string> {
  const theirs = String(incoming.headers['request-id'] ?? '');
  return {
    'Access-Control-Allow-Origin': '*',
    'Access-Control-Expose-Headers': exposed,
    'Cache-Control': 'private, no-cache',
    'Content-Type': 'application/json',
    'Request-Id': theirs === '' ? randomUUID() : `${randomUUID()},${theirs}`,
    Vary: 'Authorization,Accept-Encoding',
    Via: '1.1 simulator',
    'X-Content-Type-Options': 'nosniff',
  };
}

function methodOf(incoming: Incoming): string {
  if (incoming.method === 'HEAD') return 'GET';
  const override = incoming.headers['x-http-method-override'];
  return incoming.method === 'POST' && typeof override === 'string' ? override.toUpperCase() : incoming.method;
}

function appKeysOf(world: World, match: Match<Route> | null): string[] {
  const named = match?.params.app;
  const app = named === undefined ? undefined : world.apps.find(named);
  return app ? [app.id, app.name] : [];
}

function errorAnswer(refusal: Refusal): Outgoing {
  return { status: refusal.status, headers: refusal.headers, body: JSON.stringify(refusal.body) };
}

function refusalOf(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  console.error(error);
  return new Refusal(500, 'internal_server_error', 'Internal server error.');
}

function bodyOrNothing(incoming: Incoming): JsonObject {
  try {
    return parseBody(incoming.text);
  } catch {
    return {};
  }
}
