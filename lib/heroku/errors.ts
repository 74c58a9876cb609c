import 'server-only';
import { z } from 'zod';
import { type AppError, type ErrorCode, fail, type HerokuError } from '@/lib/result';
import { harmlessText } from '@/lib/rules/plain-text';
import { refusalRow, refusalsById } from './refusals';
import type { Breakage, Headers } from './transport';

type Refusal = { status: number; headers: Headers; text: string };

const errorBody = z.object({
  id: z.string().optional(),
  message: z.string().optional(),
  limit: z.number().optional().catch(undefined),
});
const maxQuoteChars = 300;

/** Heroku's own id of a call, for its support: the first of those that an answer lists. */
export function requestIdOf(headers: Headers): string | null {
  const first = headers['request-id']?.split(',')[0]?.trim();
  return first && /^[\w-]{1,64}$/.test(first) ? first : null;
}

function tidy(message: string | undefined): string | null {
  const line = harmlessText(message ?? '')
    .replace(/\s+/g, ' ')
    .trim();
  if (!line) return null;
  return line.length > maxQuoteChars ? `${line.slice(0, maxQuoteChars - 1)}…` : line;
}

/** Heroku's `{id, message}`, or null where the body is something else, for instance a proxy's HTML page. */
function bodyOf(text: string): z.infer<typeof errorBody> | null {
  try {
    const parsed = errorBody.safeParse(JSON.parse(text));
    return parsed.success && (parsed.data.id || parsed.data.message) ? parsed.data : null;
  } catch {
    return null;
  }
}

function isSecondFactor(headers: Headers): boolean {
  return headers['heroku-two-factor-required']?.trim().toLowerCase() === 'true';
}

/** What is known of the call that was refused, beside the answer. */
type Asked = { retryAfterMs?: number | undefined; hasSecondFactor?: boolean };

/**
 * Turns an answer that is not 2xx into an `AppError`: Heroku's id and status choose the row of the table in
 * `refusals.ts`, its words are kept. A 4xx that is not in Heroku's form came from something else on the way, so it
 * proves nothing about the app.
 */
export function refusalError(
  { status, headers, text }: Refusal,
  { retryAfterMs, hasSecondFactor = false }: Asked = {},
): AppError {
  const body = bodyOf(text);
  const words = tidy(body?.message);
  const heroku: HerokuError = { status, id: body?.id ?? null, message: words, requestId: requestIdOf(headers) };
  if (status === 429) return rateLimitError(retryAfterMs ?? null, heroku);
  if (status < 400 || (status < 500 && !body)) return notHeroku(status, heroku);
  const { code, message, nextStep } = refusalRow(status, heroku.id, isSecondFactor(headers));
  const said = { words, limit: body?.limit ?? null, hasSecondFactor };
  return fail(code, message(said), nextStep(said), { heroku }).error;
}

function notHeroku(status: number, heroku: HerokuError): AppError {
  const isRedirect = status >= 300 && status < 400;
  return fail(
    'heroku_bad_answer',
    isRedirect
      ? `Heroku's address answered with a redirect (${status}), which is not followed.`
      : `The answer (${status}) is not one that Heroku gives: something else sits at its address.`,
    'Check HEROKU_API_URL and any proxy on the way.',
    { heroku },
  ).error;
}

const emptyBucket = refusalsById.rate_limit;

/** The bucket is empty, or too low for this call. `retryAfterMs` is when it can succeed, as far as is known. */
export function rateLimitError(retryAfterMs: number | null, heroku?: HerokuError): AppError {
  const said = { words: null, limit: null, hasSecondFactor: false };
  return fail(
    'heroku_rate_limit',
    heroku && emptyBucket ? emptyBucket.message(said) : 'This was held back: the Heroku account is low on calls.',
    emptyBucket?.nextStep(said) ?? null,
    { ...(retryAfterMs === null ? {} : { retryAfterMs: Math.ceil(retryAfterMs) }), ...(heroku ? { heroku } : {}) },
  ).error;
}

/** Whether this 5xx came from Heroku's API itself and says that it did nothing, so that a change was not made. */
export function isDefiniteRefusal({ status, text }: Refusal): boolean {
  if (status < 500) return true;
  return status === 503 && bodyOf(text) !== null;
}

const breakageCopy: Record<Breakage, { code: ErrorCode; message: string; nextStep: string }> = {
  unreachable: {
    code: 'heroku_unreachable',
    message: 'Heroku could not be reached: no connection could be opened.',
    nextStep: 'Check the network and HEROKU_API_URL, then try again.',
  },
  reset: {
    code: 'heroku_unreachable',
    message: 'The connection to Heroku broke before it answered.',
    nextStep: 'Try again; if it keeps happening, check the network.',
  },
  timeout: {
    code: 'heroku_timeout',
    message: 'Heroku took too long to answer.',
    nextStep: 'Try again in a minute, or look at status.heroku.com.',
  },
  truncated: {
    code: 'heroku_bad_answer',
    message: "Heroku's answer broke off in the middle.",
    nextStep: 'Try again; if it keeps happening, check any proxy on the way.',
  },
  undecodable: {
    code: 'heroku_bad_answer',
    message: "Heroku's answer has an encoding that nobody asked for.",
    nextStep: 'Check HEROKU_API_URL and any proxy on the way.',
  },
};

function facts(status: number | null, headers: Headers): HerokuError {
  return { status, id: null, message: null, requestId: requestIdOf(headers) };
}

/** Turns a broken exchange of a read into an `AppError`. */
export function breakageError(breakage: Breakage, status: number | null, headers: Headers): AppError {
  const { code, message, nextStep } = breakageCopy[breakage];
  return fail(code, message, nextStep, { heroku: facts(status, headers) }).error;
}

/** A 2xx whose body is not what was asked for. `what` names the flaw, never a value. */
export function badAnswerError(what: string, status: number | null, headers: Headers): AppError {
  return fail('heroku_bad_answer', `Heroku's answer cannot be used: ${what}.`, 'Try again; the server log has more.', {
    heroku: facts(status, headers),
  }).error;
}

/** A change that was sent and whose answer was lost or cannot be read: it may or may not have been made. */
export function outcomeUnknownError(status: number | null, headers: Headers): AppError {
  return fail(
    'outcome_unknown',
    'The change was sent to Heroku, but its answer was lost.',
    'Do not repeat it: the real state is being read to find out.',
    { heroku: facts(status, headers) },
  ).error;
}
