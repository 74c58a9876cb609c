import 'server-only';
import type { Tokens } from '@/lib/connections/credentials';
import { tokensOf } from '@/lib/connections/tokens';
import { identifyToken } from '@/lib/heroku/account';
import type { CallRecord } from '@/lib/heroku/client';
import { processHeroku } from '@/lib/heroku/heroku';
import { exchangeCode } from '@/lib/heroku/oauth';
import { bookCall } from '@/lib/ledger/book-call';
import { fail, ok, type Result } from '@/lib/result';
import type { HerokuIdentity } from './sign-in-policy';

/** What a person shows at the door: the code of a consent just given, or an API token of their own. */
export type Proof = { kind: 'oauth'; code: string } | { kind: 'token'; token: string };

/** Who Heroku says they are, with the tokens that proved it. */
export type Identified = { identity: HerokuIdentity; tokens: Tokens };

const tokenShape = /^[\x21-\x7e]{8,256}$/;

async function tokensFor(proof: Proof, now: Date): Promise<Result<Tokens>> {
  if (proof.kind === 'oauth') {
    const answer = await exchangeCode(proof.code);
    return answer.ok ? ok(tokensOf(answer.value, now)) : answer;
  }
  const token = proof.token.trim();
  if (!tokenShape.test(token)) {
    return fail(
      'heroku_signed_out',
      'This is not an API token of Heroku.',
      'Copy it again, for instance from `heroku auth:token`.',
    );
  }
  return ok({ accessToken: token, refreshToken: null, expiresAt: null });
}

/**
 * Asks Heroku whose proof this is: one call for a token, two for a consent. Fails with `heroku_signed_out` for a proof
 * that Heroku does not know and with `heroku_forbidden` for one whose scope does not let it read the account.
 */
export async function identify(proof: Proof, now: Date): Promise<Result<Identified>> {
  const tokens = await tokensFor(proof, now);
  if (!tokens.ok) return tokens;
  const calls: CallRecord[] = [];
  const account = await identifyToken(tokens.value.accessToken, processHeroku(), (call) => void calls.push(call));
  if (!account.ok) return account;
  const { id, email, name } = account.value;
  // Whose bucket paid is known only now; an attempt that was never answered reached nobody's.
  for (const call of calls) bookCall({ ...call, isCounted: call.status !== null }, { accountId: id, personId: null });
  return ok({ identity: { accountId: id, email, name }, tokens: tokens.value });
}
