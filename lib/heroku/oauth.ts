import 'server-only';
import { env } from '@/lib/env';
import { type AppError, fail, ok, type Result } from '@/lib/result';
import { badAnswerError, breakageError, refusalError, requestIdOf } from './errors';
import { type Heroku, processHeroku } from './heroku';
import { readRateHeaders } from './rate-headers';
import { readAnswer } from './read-answer';
import { type OAuthTokens, oauthTokensSchema } from './schema';
import { type Exchange, userAgent } from './transport';

/** Which OAuth client asks, and where. */
export type OAuthClient = { idUrl: string; clientSecret: string; heroku?: Heroku };

const route = '/oauth/token';

function processClient(): OAuthClient | null {
  const { oauth, herokuIdUrl } = env();
  return oauth ? { idUrl: herokuIdUrl, clientSecret: oauth.clientSecret } : null;
}

async function grant(fields: Record<string, string>, client: OAuthClient | null): Promise<Result<OAuthTokens>> {
  if (!client) {
    return fail('internal', 'No Heroku OAuth client is configured.', 'Set HEROKU_OAUTH_CLIENT_ID and its secret.');
  }
  const heroku = client.heroku ?? processHeroku();
  const startedAt = heroku.clock.now();
  const exchange = await heroku.transport.exchange({
    method: 'POST',
    url: `${client.idUrl.replace(/\/+$/, '')}${route}`,
    headers: {
      accept: 'application/json',
      'accept-encoding': 'gzip',
      'content-type': 'application/x-www-form-urlencoded',
      'user-agent': userAgent,
    },
    body: new URLSearchParams({ ...fields, client_secret: client.clientSecret }).toString(),
    timeoutMs: heroku.readTimeoutMs,
  });
  const { status, headers } = exchange;
  const result = judge(exchange, heroku);
  heroku.log.info(
    {
      method: 'POST',
      route,
      status,
      ms: heroku.clock.now() - startedAt,
      callsLeft: readRateHeaders(headers, heroku.clock.now()).remaining,
      purpose: fields.grant_type,
      requestId: requestIdOf(headers),
      error: result.ok ? null : result.error.code,
    },
    'heroku call',
  );
  return result;
}

function judge(exchange: Exchange, heroku: Heroku): Result<OAuthTokens> {
  const { status, headers } = exchange;
  if (exchange.kind === 'broken') return { ok: false, error: breakageError(exchange.breakage, status, headers) };
  if (exchange.status < 200 || exchange.status >= 300) return { ok: false, error: refused(refusalError(exchange)) };
  const reading = readAnswer(exchange.text, { schema: oauthTokensSchema, route }, heroku.log);
  return reading.ok ? ok(reading.value) : { ok: false, error: badAnswerError(reading.flaw, status, headers) };
}

// id.heroku.com answers a spent code or a revoked grant with one of several statuses; all mean: sign in again.
function refused(error: AppError): AppError {
  const isGone = ['heroku_signed_out', 'heroku_invalid', 'heroku_not_found', 'heroku_forbidden'].includes(error.code);
  if (!isGone) return error;
  return fail('heroku_signed_out', 'Heroku does not accept this sign-in any more.', 'Sign in with Heroku again.', {
    ...(error.heroku ? { heroku: error.heroku } : {}),
  }).error;
}

/**
 * Exchanges the code that came with the callback for tokens; a code is good once. Answers `heroku_signed_out` when
 * Heroku refuses it. Costs no call of the budget.
 * https://devcenter.heroku.com/articles/oauth#token-exchange
 */
export async function exchangeCode(code: string, client = processClient()): Promise<Result<OAuthTokens>> {
  return grant({ grant_type: 'authorization_code', code }, client);
}

/**
 * Exchanges a refresh token for a new access token. The answer may carry another refresh token or the same one. Answers
 * `heroku_signed_out` when the grant was revoked. Sent once: whether to repeat it after a lost answer is the caller's
 * choice. Costs no call of the budget.
 * https://devcenter.heroku.com/articles/oauth#token-refresh
 */
export async function refreshToken(token: string, client = processClient()): Promise<Result<OAuthTokens>> {
  return grant({ grant_type: 'refresh_token', refresh_token: token }, client);
}
