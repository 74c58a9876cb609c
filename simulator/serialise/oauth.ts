import type { World } from '@/simulator/engine/world';
import type { Issued } from '@/simulator/identity/exchange';
import type { AccessToken, Authorization, OAuthClient, Session } from '@/simulator/identity/model';
import { secondsLeft } from '@/simulator/identity/tokens';
import type { JsonObject } from '@/simulator/route';
import { stamp } from './stamp';
import type { Variant } from './variant';

/** An authorization with its newest access token. */
export function authorizationJson(world: World, row: Authorization, variant: Variant): JsonObject {
  const access = world.tokens.in('authorization', row.id).at(-1);
  const refresh = world.refreshTokens.in('authorization', row.id).at(-1);
  const client = row.clientId === null ? undefined : world.oauthClients.get(row.clientId);
  const account = world.accounts.get(row.accountId);
  return {
    access_token: access ? { ...accessTokenJson(world, access), ...versionOf(variant) } : null,
    client: client ? { id: client.id, name: client.name, redirect_uri: client.redirectUri } : null,
    created_at: stamp(row.createdAtMs),
    description: row.description,
    grant: null,
    id: row.id,
    refresh_token: refresh ? { expires_in: null, id: refresh.id, token: refresh.token } : null,
    scope: [...row.scopes],
    session: row.sessionId === null ? null : { id: row.sessionId },
    updated_at: stamp(row.updatedAtMs),
    user: { id: row.accountId, email: account?.email ?? '', full_name: account?.name ?? null },
  };
}

/** A client; the secret only for who may know it. */
export function oauthClientJson(client: OAuthClient, withSecret: boolean): JsonObject {
  const base: JsonObject = {
    created_at: stamp(client.createdAtMs),
    id: client.id,
    ignores_delinquent: client.ignoresDelinquent,
    name: client.name,
    redirect_uri: client.redirectUri,
    updated_at: stamp(client.updatedAtMs),
  };
  return withSecret ? { ...base, secret: client.secret } : base;
}

/** The answer of `POST /oauth/tokens`. */
export function oauthTokenJson(
  world: World,
  issued: Issued,
  grant: { code: string; type: string },
  variant: Variant,
): JsonObject {
  const { access, refresh, authorization } = issued;
  const client = authorization.clientId === null ? undefined : world.oauthClients.get(authorization.clientId);
  return {
    access_token: accessTokenJson(world, access),
    authorization: { id: authorization.id },
    client: client ? { secret: client.secret } : null,
    created_at: stamp(access.createdAtMs),
    grant: { code: grant.code, type: grant.type },
    id: access.id,
    refresh_token: { expires_in: null, id: refresh.id, token: refresh.token, ...versionOf(variant) },
    session: authorization.sessionId === null ? {} : { id: authorization.sessionId },
    updated_at: stamp(access.updatedAtMs),
    user: { id: authorization.accountId },
  };
}

/** A browser login, as `GET /oauth/sessions` lists it. */
export function sessionJson(row: Session): JsonObject {
  return {
    created_at: stamp(row.createdAtMs),
    description: 'Browser login',
    id: row.id,
    updated_at: stamp(row.updatedAtMs),
  };
}

function accessTokenJson(world: World, token: AccessToken): JsonObject {
  return { expires_in: secondsLeft(world, token), id: token.id, token: token.token };
}

function versionOf(variant: Variant): JsonObject {
  return variant === 'sdk' ? { version: 1 } : {};
}
