import { createOAuthClient } from '@/simulator/identity/clients';
import { redeemCode, refreshAccess } from '@/simulator/identity/exchange';
import type { Authorization, OAuthClient } from '@/simulator/identity/model';
import { scopesOf } from '@/simulator/identity/scope-list';
import { authorize, endSession, issueAccess, issueRefresh, revoke } from '@/simulator/identity/tokens';
import { type Context, type Json, list, one, type Route } from '@/simulator/route';
import { authorizationJson, oauthClientJson, oauthTokenJson, sessionJson } from '@/simulator/serialise/oauth';

const regeneratedLifeMs = 8 * 3_600_000;

function authorization(ctx: Context): Authorization {
  const named = ctx.param('authorization');
  const own = ctx.world.authorizations.in('account', ctx.account.id);
  const found = own.find((row) => (named === '~' ? row.isDefault : row.id === named));
  return found ?? ctx.refuse(404, 'not_found', "Couldn't find that authorization.", { resource: 'authorization' });
}

function ownClient(ctx: Context): OAuthClient {
  const client = ctx.world.oauthClients.get(ctx.param('client'));
  if (client && client.accountId === ctx.account.id) return client;
  return ctx.refuse(404, 'not_found', "Couldn't find that OAuth client.", { resource: 'oauth_client' });
}

function createAuthorization(ctx: Context) {
  const { world, body } = ctx;
  const seconds = body.expires_in === undefined || body.expires_in === null ? null : Number(body.expires_in);
  if (seconds !== null && !(seconds > 0)) ctx.refuse(422, 'invalid_params', 'Invalid expires_in.');
  const clientId = textAt(body.client, 'id') ?? (typeof body.client === 'string' ? body.client : null);
  const row = authorize(world, {
    accountId: ctx.account.id,
    scopes: scopesOf(typeof body.scope === 'string' ? body.scope : stringsOf(body.scope)),
    description: typeof body.description === 'string' ? body.description : '',
    clientId: clientId !== null && world.oauthClients.get(clientId) ? clientId : null,
  });
  issueAccess(world, row, seconds === null ? null : seconds * 1000);
  return one(authorizationJson(world, row, ctx.variant), 201);
}

function createToken(ctx: Context) {
  const { world, body } = ctx;
  const secret = textAt(body.client, 'secret') ?? '';
  const type = textAt(body.grant, 'type') ?? '';
  const code = textAt(body.grant, 'code') ?? '';
  if (type === 'authorization_code') {
    return one(oauthTokenJson(world, redeemCode(world, code, secret), { code, type }, ctx.variant), 201);
  }
  if (type === 'refresh_token') {
    const issued = refreshAccess(world, textAt(body.refresh_token, 'token') ?? '', secret);
    return one(oauthTokenJson(world, issued, { code, type }, ctx.variant), 201);
  }
  return ctx.refuse(422, 'invalid_params', 'Invalid grant type.');
}

function textAt(value: Json | undefined, key: string): string | null {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return null;
  const text = value[key];
  return typeof text === 'string' ? text : null;
}

function stringsOf(value: Json | undefined): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

const authorizationRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/oauth/authorizations',
    scope: 'global',
    handle: ({ world, account, variant }) =>
      list(world.authorizations.in('account', account.id), { id: (row) => row.id }, (row) =>
        authorizationJson(world, row, variant),
      ),
  },
  { method: 'POST', path: '/oauth/authorizations', scope: 'global', handle: createAuthorization },
  {
    method: 'GET',
    path: '/oauth/authorizations/:authorization',
    scope: 'global',
    handle: (ctx) => one(authorizationJson(ctx.world, authorization(ctx), ctx.variant)),
  },
  {
    method: 'PATCH',
    path: '/oauth/authorizations/:authorization',
    scope: 'global',
    handle: (ctx) => {
      const row = authorization(ctx);
      const { description } = ctx.body;
      ctx.world.authorizations.change(row, {
        description: typeof description === 'string' ? description : row.description,
        updatedAtMs: ctx.now,
      });
      return one(authorizationJson(ctx.world, row, ctx.variant));
    },
  },
  {
    method: 'DELETE',
    path: '/oauth/authorizations/:authorization',
    scope: 'global',
    handle: (ctx) => {
      const row = authorization(ctx);
      const answer = one(authorizationJson(ctx.world, row, ctx.variant));
      revoke(ctx.world, row);
      return answer;
    },
  },
  {
    method: 'POST',
    path: '/oauth/authorizations/:authorization/actions/regenerate-tokens',
    scope: 'global',
    handle: (ctx) => {
      const { world } = ctx;
      const row = authorization(ctx);
      const old = world.tokens.in('authorization', row.id);
      const isForEver = old.some((token) => token.expiresAtMs === null);
      for (const token of old) world.tokens.delete(token.id);
      const refreshes = world.refreshTokens.in('authorization', row.id);
      for (const token of refreshes) world.refreshTokens.delete(token.id);
      issueAccess(world, row, isForEver ? null : regeneratedLifeMs);
      if (refreshes.length > 0) issueRefresh(world, row);
      return one(authorizationJson(world, row, ctx.variant));
    },
  },
];

const clientRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/oauth/clients',
    scope: 'global',
    handle: ({ world, account }) =>
      list(
        Array.from(world.oauthClients).filter((client) => client.accountId === account.id),
        { id: (row) => row.id },
        (client) => oauthClientJson(client, true),
      ),
  },
  {
    method: 'POST',
    path: '/oauth/clients',
    scope: 'global',
    handle: (ctx) => {
      const { name, redirect_uri: redirectUri } = ctx.body;
      if (typeof name !== 'string') return ctx.refuse(422, 'invalid_params', 'Require params: name.');
      if (typeof redirectUri !== 'string' || !URL.canParse(redirectUri)) {
        return ctx.refuse(422, 'invalid_params', 'Require params: redirect_uri.');
      }
      const client = createOAuthClient(ctx.world, { name, redirectUri, accountId: ctx.account.id });
      return one(oauthClientJson(client, true), 201);
    },
  },
  {
    method: 'GET',
    path: '/oauth/clients/:client',
    scope: null,
    handle: (ctx) => {
      const client = ctx.world.oauthClients.get(ctx.param('client'));
      if (!client) {
        return ctx.refuse(404, 'not_found', "Couldn't find that OAuth client.", { resource: 'oauth_client' });
      }
      return one(oauthClientJson(client, ctx.viewer !== null && client.accountId === ctx.viewer.id));
    },
  },
  {
    method: 'PATCH',
    path: '/oauth/clients/:client',
    scope: 'global',
    handle: (ctx) => {
      const client = ownClient(ctx);
      const { name, redirect_uri: redirectUri } = ctx.body;
      ctx.world.oauthClients.change(client, {
        name: typeof name === 'string' ? name : client.name,
        redirectUri: typeof redirectUri === 'string' && URL.canParse(redirectUri) ? redirectUri : client.redirectUri,
        updatedAtMs: ctx.now,
      });
      return one(oauthClientJson(client, true));
    },
  },
  {
    method: 'DELETE',
    path: '/oauth/clients/:client',
    scope: 'global',
    handle: (ctx) => {
      const client = ownClient(ctx);
      for (const row of [...ctx.world.authorizations]) if (row.clientId === client.id) revoke(ctx.world, row);
      ctx.world.oauthClients.delete(client.id);
      return one(oauthClientJson(client, true));
    },
  },
  {
    method: 'POST',
    path: '/oauth/clients/:client/actions/rotate-credentials',
    scope: 'global',
    handle: (ctx) => {
      const client = ownClient(ctx);
      ctx.world.oauthClients.change(client, { secret: ctx.world.newId(), updatedAtMs: ctx.now });
      return one(oauthClientJson(client, true));
    },
  },
];

const sessionRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/oauth/sessions',
    scope: 'global',
    handle: ({ world, account }) =>
      list(world.sessions.in('account', account.id), { id: (row) => row.id }, sessionJson),
  },
  {
    method: 'DELETE',
    path: '/oauth/sessions/:session',
    scope: 'global',
    handle: (ctx) => {
      const named = ctx.param('session');
      const current = ctx.token && ctx.world.authorizations.get(ctx.token.authorizationId)?.sessionId;
      const id = named === '~' ? current : named;
      const session = ctx.world.sessions.in('account', ctx.account.id).find((row) => row.id === id);
      if (!session) return ctx.refuse(404, 'not_found', "Couldn't find that session.", { resource: 'session' });
      endSession(ctx.world, session.id);
      return one(sessionJson(session));
    },
  },
];

const tokenRoutes: readonly Route[] = [
  { method: 'POST', path: '/oauth/tokens', scope: null, handle: createToken },
  {
    method: 'DELETE',
    path: '/oauth/tokens/:token',
    scope: 'global',
    handle: (ctx) => {
      const { world } = ctx;
      const named = ctx.param('token');
      const token = world.tokens.find(named);
      const row = token ? world.authorizations.get(token.authorizationId) : undefined;
      if (!token || !row || row.accountId !== ctx.account.id) {
        return ctx.refuse(404, 'not_found', "Couldn't find that token.", { resource: 'token' });
      }
      const refresh = world.refreshTokens.in('authorization', row.id).at(-1) ?? issueRefresh(world, row);
      const issued = { access: token, refresh, authorization: row, sessionNonce: null };
      const answer = one(oauthTokenJson(world, issued, { code: '', type: 'authorization_code' }, ctx.variant));
      world.tokens.delete(token.id);
      return answer;
    },
  },
];

export const oauthRoutes: readonly Route[] = [
  ...authorizationRoutes,
  ...clientRoutes,
  ...sessionRoutes,
  ...tokenRoutes,
];
