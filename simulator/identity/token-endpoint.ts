import type { World } from '@/simulator/engine/world';
import { Refusal } from '@/simulator/refusal';
import { tokenIn } from '@/simulator/transport/credentials';
import type { Incoming, Outgoing } from '@/simulator/transport/wire';
import type { Universe } from '@/simulator/universe';
import { type Issued, redeemCode, refreshAccess } from './exchange';
import { secondsLeft } from './tokens';

/** The world a token request means: the one that knows its code or refresh token. */
export function worldOfTokenRequest(universe: Universe, incoming: Incoming): World {
  const form = formOf(incoming);
  const code = form.get('code') ?? '';
  const refreshToken = form.get('refresh_token') ?? '';
  const known = universe.find((world) =>
    world.grants.named(code) || world.refreshTokens.named(refreshToken) ? world : undefined,
  );
  return known?.world ?? universe.default;
}

/** `POST /oauth/token`: a code or a refresh token for an access token. Errors are `{id, message}`, as Heroku's are. */
export function answerToken(world: World, incoming: Incoming): Outgoing {
  try {
    return json(200, tokenBody(world, issue(world, incoming)));
  } catch (error) {
    if (error instanceof Refusal) return json(error.status, error.body);
    throw error;
  }
}

function issue(world: World, incoming: Incoming): Issued {
  const form = formOf(incoming);
  const secret = form.get('client_secret') ?? tokenIn(incoming.headers.authorization);
  if (!secret) throw new Refusal(401, 'unauthorized', 'Invalid credentials provided.');
  const type = form.get('grant_type');
  if (type === 'authorization_code') return redeemCode(world, need(form, 'code'), secret);
  if (type === 'refresh_token') return refreshAccess(world, need(form, 'refresh_token'), secret);
  throw new Refusal(422, 'invalid_params', 'Invalid grant type.');
}

function tokenBody(world: World, issued: Issued) {
  return {
    access_token: issued.access.token,
    expires_in: secondsLeft(world, issued.access),
    refresh_token: issued.refresh.token,
    token_type: 'Bearer',
    user_id: issued.authorization.accountId,
    session_nonce: issued.sessionNonce,
  };
}

function need(form: URLSearchParams, name: string): string {
  const value = form.get(name);
  if (!value) throw new Refusal(422, 'invalid_params', `Require params: ${name}.`);
  return value;
}

function formOf(incoming: Incoming): URLSearchParams {
  if (!String(incoming.headers['content-type'] ?? '').includes('application/json')) {
    return new URLSearchParams(incoming.text);
  }
  try {
    const parsed: unknown = JSON.parse(incoming.text);
    const entries = Object.entries(parsed ?? {}).filter(
      (pair): pair is [string, string] => typeof pair[1] === 'string',
    );
    return new URLSearchParams(entries);
  } catch {
    return new URLSearchParams();
  }
}

function json(status: number, body: unknown): Outgoing {
  return {
    status,
    headers: { 'Content-Type': 'application/json', 'Cache-Control': 'no-store', Pragma: 'no-cache' },
    body: JSON.stringify(body),
  };
}
