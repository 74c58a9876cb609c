import 'server-only';
import { fail, ok, type Result } from '@/lib/result';
import { type Caller, type CallRecord, request } from './client';
import { type Heroku, processHeroku } from './heroku';
import { type Account, accountSchema, type RateLimits, rateLimitsSchema } from './schema';

// What an Authorization header can carry.
const tokenShape = /^[\x21-\x7e]{1,512}$/;

/**
 * Finds out whose token this is, before anything is known of its account. A token that Heroku does not take answers
 * `heroku_signed_out`. One call, which the account's budget learns of once the account is known; `onCall` hears of it.
 * GET /account
 */
export async function identifyToken(
  token: string,
  heroku: Heroku = processHeroku(),
  onCall?: (record: CallRecord) => void,
): Promise<Result<Account>> {
  const rejected = fail(
    'heroku_signed_out',
    'Heroku does not take this token.',
    'Check that it is whole and not revoked.',
  );
  if (!tokenShape.test(token)) return rejected;
  const caller: Caller = {
    access: { accountId: '', token: async () => ok(token), renew: async () => rejected },
    purpose: 'sign-in',
    lane: 'interactive',
    heroku,
    ...(onCall && { onCall }),
  };
  const answer = await request(caller, {
    method: 'GET',
    route: '/account',
    schema: accountSchema,
    isUncounted: true,
  });
  if (!answer.ok) return answer;
  const { value: account, callsLeft } = answer.value;
  if (callsLeft !== null) heroku.budget.observe(account.id, callsLeft);
  return ok(account);
}

/** Calls left for the account, as Heroku counts them. Costs no call, also when none is left. GET /account/rate-limits */
export async function getRateLimits(caller: Caller): Promise<Result<RateLimits>> {
  const answer = await request(caller, {
    method: 'GET',
    route: '/account/rate-limits',
    schema: rateLimitsSchema,
    isUncounted: true,
  });
  if (!answer.ok) return answer;
  const { budget } = caller.heroku ?? processHeroku();
  budget.observe(caller.access.accountId, answer.value.value.remaining);
  return ok(answer.value.value);
}

/**
 * Makes sure that the account's figure is at most `maxAgeMs` old, so that background work begins with a true one after
 * an idle while. Asks Heroku, free of charge, only where it is older.
 */
export async function ensureFreshLevel(caller: Caller, maxAgeMs = 60_000): Promise<Result<null>> {
  const { budget, clock } = caller.heroku ?? processHeroku();
  const { readAt } = budget.snapshot(caller.access.accountId);
  const now = clock.now();
  if (readAt !== null && readAt <= now && now - readAt <= maxAgeMs) return ok(null);
  const told = await getRateLimits(caller);
  return told.ok ? ok(null) : told;
}
