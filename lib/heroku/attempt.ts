import 'server-only';
import { type AppError, ok, type Result } from '@/lib/result';
import type { Fetched } from './cache';
import { type Call, type Caller, isWrite } from './call';
import {
  badAnswerError,
  breakageError,
  isDefiniteRefusal,
  outcomeUnknownError,
  rateLimitError,
  refusalError,
  requestIdOf,
} from './errors';
import type { Heroku } from './heroku';
import { type RateHeaders, readRateHeaders } from './rate-headers';
import { readAnswer } from './read-answer';
import { type Exchange, type Message, userAgent } from './transport';

/** One message and what came of it. */
export type Attempt<T> = {
  result: Result<Fetched<T>>;
  status: number | null;
  wasSent: boolean;
  /** Whether sending it again could help and can do no harm. */
  canRepeat: boolean;
};

export type Sending = { path: string; token: string; etag: string | null; number: number };

function messageFor<T>(
  heroku: Heroku,
  call: Call<T>,
  { path, token, etag }: Sending,
  secondFactor: string | null,
): Message {
  const headers: Record<string, string> = {
    accept: `application/vnd.heroku+json; version=3${call.variant ? `.${call.variant}` : ''}`,
    'accept-encoding': 'gzip',
    authorization: `Bearer ${token}`,
    'user-agent': userAgent,
  };
  if (call.range) headers.range = call.range;
  if (etag) headers['if-none-match'] = etag;
  if (call.body !== undefined) headers['content-type'] = 'application/json';
  if (secondFactor) headers['heroku-two-factor-code'] = secondFactor;
  return {
    method: call.method,
    url: `${heroku.apiUrl}${path}`,
    headers,
    body: call.body === undefined ? undefined : JSON.stringify(call.body),
    timeoutMs: isWrite(call) ? heroku.writeTimeoutMs : heroku.readTimeoutMs,
  };
}

function failed<T>(error: AppError, canRepeat: boolean): Pick<Attempt<T>, 'result' | 'canRepeat'> {
  return { result: { ok: false, error }, canRepeat };
}

function judgeBreakage<T>(call: Call<T>, broken: Extract<Exchange, { kind: 'broken' }>) {
  const { breakage, status, headers } = broken;
  if (isWrite(call) && breakage !== 'unreachable') return failed<T>(outcomeUnknownError(status, headers), false);
  const canRepeat = !isWrite(call) && (breakage === 'unreachable' || breakage === 'reset' || breakage === 'truncated');
  return failed<T>(breakageError(breakage, status, headers), canRepeat);
}

function judge<T>(
  heroku: Heroku,
  call: Call<T>,
  etag: string | null,
  exchange: Exchange,
  rate: RateHeaders,
  hasSecondFactor: boolean,
): Pick<Attempt<T>, 'result' | 'canRepeat'> {
  if (exchange.kind === 'broken') return judgeBreakage(call, exchange);
  const { status, headers, text } = exchange;
  const harvest = { requestId: requestIdOf(headers), callsLeft: rate.remaining, readAt: heroku.clock.now() };
  if (status === 304 && etag) return { result: ok({ kind: 'unchanged', ...harvest }), canRepeat: false };
  if (status < 200 || status >= 300) {
    if (isWrite(call) && !isDefiniteRefusal(exchange)) return failed(outcomeUnknownError(status, headers), false);
    return failed(
      refusalError(exchange, { retryAfterMs: rate.retryAfterMs ?? rate.resetMs ?? undefined, hasSecondFactor }),
      !isWrite(call) && status >= 500,
    );
  }
  const reading = readAnswer(text, call, heroku.log);
  if (!reading.ok) {
    heroku.log.warn({ route: call.route, status, flaw: reading.flaw, requestId: harvest.requestId }, 'bad answer');
    const error = isWrite(call) ? outcomeUnknownError(status, headers) : badAnswerError(reading.flaw, status, headers);
    return failed(error, false);
  }
  const nextRange = headers['next-range']?.trim() || null;
  const answer = { value: reading.value, status, nextRange, ...harvest };
  return {
    result: ok({ kind: 'new', answer, etag: headers.etag ?? null, bytes: Buffer.byteLength(text) }),
    canRepeat: false,
  };
}

/** Sends one message through the budget, judges what came back, and tells the log and the caller's books. */
export async function attempt<T>(heroku: Heroku, caller: Caller, call: Call<T>, sending: Sending): Promise<Attempt<T>> {
  const { accountId } = caller.access;
  const { lane, person, priority } = caller;
  const app = call.params?.app === undefined ? undefined : String(call.params.app);
  const ask = { lane, isWrite: isWrite(call), person, priority, app };
  const ticket = call.isUncounted ? null : await heroku.budget.admit(accountId, ask);
  if (ticket && !ticket.ok) return { result: ticket, status: null, wasSent: false, canRepeat: false };

  const secondFactor = (isWrite(call) && caller.secondFactor) || null;
  const startedAt = heroku.clock.now();
  const exchange = await heroku.transport.exchange(messageFor(heroku, call, sending, secondFactor));
  const ms = heroku.clock.now() - startedAt;
  const wasSent = exchange.kind === 'answer' || exchange.breakage !== 'unreachable';
  const { status, headers } = exchange;
  const rate = readRateHeaders(headers, heroku.clock.now());
  ticket?.value.finish({ status, rate, wasSent, isBroken: exchange.kind === 'broken' });

  const judged = judge(heroku, call, sending.etag, exchange, rate, secondFactor !== null);
  const told = withWait(heroku, accountId, judged);
  const record = {
    method: call.method,
    route: call.route,
    app: app ?? null,
    status,
    ms,
    callsLeft: rate.remaining,
    purpose: caller.purpose,
    lane,
    requestId: requestIdOf(headers),
    attempt: sending.number,
    isCounted: wasSent && !call.isUncounted,
    error: told.result.ok ? null : told.result.error.code,
  };
  heroku.log.info(record, 'heroku call');
  caller.onCall?.(record);
  return { ...told, status, wasSent };
}

// Heroku names no time with a 429; the budget knows until when it holds calls back.
function withWait<T>(heroku: Heroku, accountId: string, judged: Pick<Attempt<T>, 'result' | 'canRepeat'>) {
  if (judged.result.ok || judged.result.error.code !== 'heroku_rate_limit') return judged;
  const { error } = judged.result;
  const { heldUntil } = heroku.budget.snapshot(accountId);
  if (error.retryAfterMs !== undefined || heldUntil === null) return judged;
  return failed<T>(rateLimitError(heldUntil - heroku.clock.now(), error.heroku), false);
}
