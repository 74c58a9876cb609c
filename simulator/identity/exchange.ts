import type { World } from '@/simulator/engine/world';
import { Refusal } from '@/simulator/refusal';
import type { AccessToken, Authorization, RefreshToken } from './model';
import { accessLifeMs, issueAccess, issueRefresh } from './tokens';

export interface Issued {
  access: AccessToken;
  refresh: RefreshToken;
  authorization: Authorization;
  sessionNonce: string | null;
}

/** Turns a grant code into tokens, once, within its 300 seconds. 401 for a wrong code or secret. */
export function redeemCode(world: World, code: string, secret: string): Issued {
  const grant = world.grants.named(code);
  if (!grant) throw invalid();
  const authorization = authorizationFor(world, grant.authorizationId, secret);
  world.grants.delete(grant.id);
  if (grant.expiresAtMs <= world.now()) throw invalid();
  const refresh = issueRefresh(world, authorization);
  return issued(world, authorization, refresh);
}

/** Issues another access token for a refresh token. 401 when it is unknown, revoked, or the secret is wrong. */
export function refreshAccess(world: World, refreshToken: string, secret: string): Issued {
  const refresh = world.refreshTokens.named(refreshToken);
  if (!refresh) throw invalid();
  const authorization = authorizationFor(world, refresh.authorizationId, secret);
  if (!world.switches.oldTokenSurvivesRefresh) {
    for (const token of world.tokens.in('authorization', authorization.id)) world.tokens.delete(token.id);
  }
  if (!world.switches.refreshTokenRotates) return issued(world, authorization, refresh);
  world.refreshTokens.delete(refresh.id);
  return issued(world, authorization, issueRefresh(world, authorization));
}

function authorizationFor(world: World, id: string, secret: string): Authorization {
  const authorization = world.authorizations.get(id);
  const client = authorization?.clientId ? world.oauthClients.get(authorization.clientId) : undefined;
  if (!authorization || !client || client.secret !== secret) throw invalid();
  if (world.accounts.get(authorization.accountId)?.suspendedAtMs) {
    throw new Refusal(403, 'suspended', 'Your account has been suspended.');
  }
  return authorization;
}

function issued(world: World, authorization: Authorization, refresh: RefreshToken): Issued {
  const access = issueAccess(world, authorization, accessLifeMs);
  const session = authorization.sessionId ? world.sessions.get(authorization.sessionId) : undefined;
  return { access, refresh, authorization, sessionNonce: session?.nonce ?? null };
}

function invalid(): Refusal {
  return new Refusal(401, 'unauthorized', 'Invalid credentials provided.');
}
