import 'server-only';
import { type AppError, fail, ok, type Result } from '@/lib/result';
import { type Attempt, attempt } from './attempt';
import { type Answer, type Fetched, mayBeKept } from './cache';
import { type Call, type Caller, isWrite, pathOf } from './call';
import { type Heroku, processHeroku } from './heroku';

export type { Answer } from './cache';
export type { Caller, CallRecord, HerokuAccess } from './call';

const maxRetries = 2;
const maxRetryPauseMs = 2_000;

/**
 * Makes one call to the Platform API and returns its validated answer.
 *
 * Reads are repeated up to twice after a broken connection or a 5xx; a read that is answered 401 renews the token once
 * and is repeated once. A change is sent exactly once: when its answer is lost the error is `outcome_unknown`.
 * Errors are values; see `errors.ts` for what becomes of Heroku's statuses.
 * https://devcenter.heroku.com/articles/platform-api-reference
 */
export async function request<T>(caller: Caller, call: Call<T>): Promise<Result<Answer<T>>> {
  const heroku = caller.heroku ?? processHeroku();
  const path = pathOf(call);
  if (path === null) return fail('invalid_input', 'This name cannot be one that Heroku knows.', 'Check the name.');
  if (isWrite(call)) return change(heroku, caller, call, path);
  const { freshMs } = call;
  if (freshMs === undefined || call.method !== 'GET' || !mayBeKept(path)) {
    const got = await fetchAnswer(heroku, caller, call, path, null);
    return got.ok ? ok(answerOf(got.value)) : got;
  }
  const { accountId } = caller.access;
  const { schema, range = null } = call;
  const ask = { accountId, path, range, lane: caller.lane, schema, freshMs, isFresh: caller.isFresh ?? false };
  return heroku.cache.read(ask, (etag) => fetchAnswer(heroku, caller, call, path, etag));
}

function answerOf<T>(fetched: Fetched<T>): Answer<T> {
  if (fetched.kind === 'new') return fetched.answer;
  throw new Error('an unconditional read has no unchanged answer');
}

async function change<T>(heroku: Heroku, caller: Caller, call: Call<T>, path: string): Promise<Result<Answer<T>>> {
  const token = await caller.access.token();
  if (!token.ok) return token;
  const sent = await attempt(heroku, caller, call, { path, token: token.value, etag: null, number: 1 });
  // An app answers to its name and to its id, so a change through one must reach what was read through the other.
  if (sent.wasSent) heroku.cache.invalidate(`/${path.split(/[/?]/)[1]}`);
  if (!sent.result.ok) return isRejected(sent) ? renewed(caller, token.value, sent.result.error) : sent.result;
  return ok(answerOf(sent.result.value));
}

async function renewed(caller: Caller, rejected: string, error: AppError): Promise<Result<never>> {
  const fresh = await caller.access.renew(rejected);
  if (!fresh.ok) return fresh;
  const { heroku } = error;
  return fail('busy', 'Heroku wanted a fresh token just as this was sent; nothing was changed.', 'Try again now.', {
    retryAfterMs: 0,
    ...(heroku ? { heroku } : {}),
  });
}

function isRejected(sent: Attempt<unknown>): boolean {
  return !sent.result.ok && sent.result.error.code === 'heroku_signed_out' && sent.status === 401;
}

async function fetchAnswer<T>(
  heroku: Heroku,
  caller: Caller,
  call: Call<T>,
  path: string,
  etag: string | null,
): Promise<Result<Fetched<T>>> {
  const first = await caller.access.token();
  if (!first.ok) return first;
  let token = first.value;
  let hasRenewed = false;
  let retries = 0;
  for (let number = 1; ; number += 1) {
    const sent = await attempt(heroku, caller, call, { path, token, etag, number });
    if (sent.result.ok) return sent.result;
    if (isRejected(sent) && !hasRenewed) {
      hasRenewed = true;
      const fresh = await caller.access.renew(token);
      if (!fresh.ok) return fresh;
      token = fresh.value;
      continue;
    }
    if (!sent.canRepeat || retries === maxRetries) return sent.result;
    const pauseMs = Math.min(maxRetryPauseMs, heroku.retryPauseMs * 2 ** retries) * (0.5 + heroku.random() / 2);
    retries += 1;
    await heroku.clock.sleep(pauseMs);
  }
}
