import { createHash } from 'node:crypto';
import type { World } from '@/simulator/engine/world';
import type { Scope } from '@/simulator/model';
import type { AccessToken, Authorization, RefreshToken } from './model';

export const accessLifeMs = 8 * 3_600_000;

export interface NewAuthorization {
  accountId: string;
  scopes: readonly Scope[];
  description: string;
  clientId?: string | null;
  sessionId?: string | null;
  isDefault?: boolean;
}

/** Writes down a consent; it opens nothing before a token is issued for it. */
export function authorize(world: World, input: NewAuthorization): Authorization {
  return world.authorizations.add({
    id: world.newId(),
    accountId: input.accountId,
    clientId: input.clientId ?? null,
    description: input.description,
    scopes: [...input.scopes],
    sessionId: input.sessionId ?? null,
    isDefault: input.isDefault ?? false,
    ...timesOf(world),
  });
}

/** Issues an access token; null never expires. */
export function issueAccess(world: World, authorization: Authorization, lifeMs: number | null): AccessToken {
  return world.tokens.add({
    id: world.newId(),
    token: `HRKU-AA${secretText(world, 58)}`,
    authorizationId: authorization.id,
    accountId: authorization.accountId,
    scopes: authorization.scopes,
    expiresAtMs: lifeMs === null ? null : world.now() + lifeMs,
    ...timesOf(world),
  });
}

/** Issues a refresh token; those do not expire. */
export function issueRefresh(world: World, authorization: Authorization): RefreshToken {
  return world.refreshTokens.add({
    id: world.newId(),
    token: `HRKU-AA${secretText(world, 58)}`,
    authorizationId: authorization.id,
    ...timesOf(world),
  });
}

/** Ends a consent and every token issued for it. */
export function revoke(world: World, authorization: Authorization): void {
  for (const token of world.tokens.in('authorization', authorization.id)) world.tokens.delete(token.id);
  for (const token of world.refreshTokens.in('authorization', authorization.id)) world.refreshTokens.delete(token.id);
  world.authorizations.delete(authorization.id);
}

/** Ends a browser login with every consent given through it. */
export function endSession(world: World, sessionId: string): void {
  for (const authorization of [...world.authorizations]) {
    if (authorization.sessionId === sessionId) revoke(world, authorization);
  }
  world.sessions.delete(sessionId);
}

/** Seconds a token has left, as `expires_in` says them: rounded down, null for ever. */
export function secondsLeft(world: World, token: AccessToken): number | null {
  return token.expiresAtMs === null ? null : Math.max(0, Math.floor((token.expiresAtMs - world.now() - 1) / 1000));
}

function secretText(world: World, length: number): string {
  return createHash('sha512').update(world.newId()).digest('base64url').slice(0, length);
}

function timesOf(world: World): { createdAtMs: number; updatedAtMs: number } {
  return { createdAtMs: world.now(), updatedAtMs: world.now() };
}
