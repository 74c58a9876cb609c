import type { World } from '@/simulator/engine/world';
import type { AccessToken } from '@/simulator/identity/model';
import type { Account } from '@/simulator/model';
import { Refusal } from '@/simulator/refusal';
import type { Universe } from '@/simulator/universe';

export interface Caller {
  world: World;
  account: Account;
  token: AccessToken;
}

const missing =
  'There were no credentials in your `Authorization` header. Try `Authorization: Bearer <OAuth access token>` or ' +
  '`Authorization: Basic <base64-encoded email + ":" + password>`.';

/** The refusal for a request without any credentials. */
export function noCredentials(): Refusal {
  return new Refusal(401, 'unauthorized', missing);
}

/** The token in a `Bearer` or `Basic` header (there it is the password); null without a header. */
export function tokenIn(header: string | undefined): string | null {
  const [scheme = '', value = ''] = (header ?? '').trim().split(/\s+/, 2);
  if (value === '') return null;
  if (scheme.toLowerCase() === 'bearer') return value;
  if (scheme.toLowerCase() !== 'basic') return null;
  const pair = Buffer.from(value, 'base64').toString('utf8');
  return pair.slice(pair.indexOf(':') + 1) || null;
}

/** Who is calling; null without credentials, 401 for wrong or expired ones, 403 for a suspended account. */
export function callerOf(universe: Universe, header: string | undefined): Caller | null {
  const text = tokenIn(header);
  if (text === null) return null;
  const found = universe.findToken(text);
  found?.world.tick();
  const account = found?.world.accounts.get(found.token.accountId);
  if (!found || !account || isExpired(found.world, found.token)) {
    throw new Refusal(401, 'unauthorized', 'Invalid credentials provided.');
  }
  if (account.suspendedAtMs !== null) throw new Refusal(403, 'suspended', 'Your account has been suspended.');
  return { world: found.world, account, token: found.token };
}

/** Refuses a delinquent account with 402 everywhere but at its own account, where the debt can be seen. */
export function checkPaid(caller: Caller, route: { path: string }): void {
  const clientId = caller.world.authorizations.get(caller.token.authorizationId)?.clientId;
  const isForgiven = clientId ? caller.world.oauthClients.get(clientId)?.ignoresDelinquent : false;
  if (caller.account.delinquentAtMs === null || isForgiven || /^\/(account|users)\b/.test(route.path)) return;
  const message = 'Your account has an unpaid balance. Pay it to continue.';
  throw new Refusal(402, 'delinquent', message, { headers: { 'Heroku-Delinquent': 'true' } });
}

function isExpired(world: World, token: AccessToken): boolean {
  return token.expiresAtMs !== null && token.expiresAtMs <= world.now();
}
