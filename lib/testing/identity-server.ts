import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

type Account = { id: string; email: string; name: string | null };
/** What the token endpoint does: hand out tokens, refuse the grant, break down, or cut the connection. */
export type TokenFate = 'granted' | 'revoked' | 'down' | 'cut';

/** A Heroku that knows who owns which token and which code, and counts what is asked of its token endpoint. */
export type IdentityServer = {
  url: string;
  /** Token to account. A token that is not in it is rejected. */
  tokens: Map<string, Account>;
  /** Grant code or refresh token to the account that gave consent. */
  grants: Map<string, Account>;
  /** The form of every request to the token endpoint. */
  tokenRequests: URLSearchParams[];
  accountRequests: number;
  fate: TokenFate;
  /** Whether tokens may read the account, as their scope decides at Heroku. */
  hasIdentityScope: boolean;
  /** Whether a refresh answers with another refresh token; without it the answer names none. */
  rotates: boolean;
  delayMs: number;
  close(): Promise<void>;
};

/** Starts the server on a free loopback port. */
export async function startIdentityServer(): Promise<IdentityServer> {
  const state: IdentityServer = {
    url: '',
    tokens: new Map(),
    grants: new Map(),
    tokenRequests: [],
    accountRequests: 0,
    fate: 'granted',
    hasIdentityScope: true,
    rotates: true,
    delayMs: 0,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
  const server = createServer((request, response) => void respond(state, request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  state.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return state;
}

/** An account that Heroku knows. */
export function someAccount(email: string, name: string | null = null): Account {
  return { id: randomUUID(), email, name };
}

async function respond(state: IdentityServer, request: IncomingMessage, response: ServerResponse): Promise<void> {
  let text = '';
  for await (const chunk of request) text += chunk;
  const send = (status: number, body: unknown) => {
    response.writeHead(status, { 'content-type': 'application/json', 'request-id': 'req-identity' });
    response.end(JSON.stringify(body));
  };
  if (request.url === '/account') {
    state.accountRequests += 1;
    if (state.fate === 'down') return send(503, { id: 'service_unavailable', message: 'Down.' });
    const account = state.tokens.get(request.headers.authorization?.replace('Bearer ', '') ?? '');
    if (!account) return send(401, { id: 'unauthorized', message: 'Invalid credentials provided.' });
    if (!state.hasIdentityScope) return send(403, { id: 'forbidden', message: 'Requires identity.' });
    return send(200, { ...account, verified: true });
  }
  if (request.url !== '/oauth/token') return send(404, { id: 'not_found', message: 'Not found.' });
  const form = new URLSearchParams(text);
  state.tokenRequests.push(form);
  await new Promise((resolve) => setTimeout(resolve, state.delayMs));
  if (state.fate === 'cut') return void request.socket.destroy();
  if (state.fate === 'down') return send(503, { id: 'service_unavailable', message: 'Down.' });
  const account = state.grants.get(form.get('code') ?? form.get('refresh_token') ?? '');
  if (!account || state.fate === 'revoked') return send(401, { id: 'unauthorized', message: 'Invalid grant.' });
  const [access_token, refresh_token] = [`HRKU-${randomUUID()}`, state.rotates ? randomUUID() : null];
  state.tokens.set(access_token, account);
  if (refresh_token) state.grants.set(refresh_token, account);
  send(200, { access_token, refresh_token, expires_in: 28_799, token_type: 'Bearer', user_id: account.id });
}
