import 'server-only';
import { z } from 'zod';
import { type AppError, type ErrorCode, fail, type HerokuError } from '@/lib/result';
import type { Breakage, Headers } from './transport';

type Refusal = { status: number; headers: Headers; text: string };

const errorBody = z.object({ id: z.string().optional(), message: z.string().optional() });
const maxQuoteChars = 300;

/** Heroku's own id of a call, for its support: the first of those that an answer lists. */
export function requestIdOf(headers: Headers): string | null {
  const first = headers['request-id']?.split(',')[0]?.trim();
  return first && /^[\w-]{1,64}$/.test(first) ? first : null;
}

function tidy(message: string | undefined): string | null {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: a message is shown and logged, on one line
  const line = message?.replace(/[\s\u0000-\u001f\u007f]+/g, ' ').trim();
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

const codeById: Readonly<Record<string, ErrorCode>> = {
  delinquent: 'heroku_payment',
  verification_needed: 'heroku_payment',
  verification_required: 'heroku_payment',
  suspended: 'heroku_suspended',
  two_factor: 'heroku_two_factor',
  password_expired: 'heroku_signed_out',
  confirmation_required: 'heroku_conflict',
  rate_limit: 'heroku_rate_limit',
};

const codeByStatus: Readonly<Record<number, ErrorCode>> = {
  400: 'heroku_invalid',
  401: 'heroku_signed_out',
  402: 'heroku_payment',
  403: 'heroku_forbidden',
  404: 'heroku_not_found',
  406: 'heroku_invalid',
  409: 'heroku_conflict',
  410: 'heroku_not_found',
  412: 'heroku_conflict',
  416: 'heroku_invalid',
  422: 'heroku_invalid',
  423: 'heroku_conflict',
  429: 'heroku_rate_limit',
};

type Copy = { message: (said: string | null) => string; nextStep: string };

const quoted = (sentence: string) => (said: string | null) => (said ? `${sentence}: ${said}` : `${sentence}.`);

const copy: Partial<Record<ErrorCode, Copy>> = {
  heroku_signed_out: {
    message: () => 'Heroku no longer accepts this connection: its access was revoked or has expired.',
    nextStep: 'Sign in with Heroku again, or replace the token of this connection.',
  },
  heroku_forbidden: {
    message: quoted('Heroku does not let this account do that'),
    nextStep: 'Ask for access to the app at Heroku, or use a connection with a wider scope.',
  },
  heroku_not_found: {
    message: quoted('Heroku knows no such thing, or this account cannot see it'),
    nextStep: 'Refresh: it may have been renamed, transferred or deleted.',
  },
  heroku_conflict: {
    message: quoted('Heroku refused because something else changed or is still going on'),
    nextStep: 'Look at the current state, then try again.',
  },
  heroku_invalid: {
    message: quoted('Heroku refused the request'),
    nextStep: 'Change what it names and try again.',
  },
  heroku_payment: {
    message: quoted('Heroku asks for a payment method or a paid bill first'),
    nextStep: 'Settle it in the billing settings of the Heroku account.',
  },
  heroku_two_factor: {
    message: () => 'Heroku asks for a second factor before it does this.',
    nextStep: 'Do this one in the Heroku dashboard or with the heroku CLI, which can ask for the code.',
  },
  heroku_suspended: {
    message: quoted('Heroku has suspended this account or app'),
    nextStep: 'Contact Heroku support with the request id.',
  },
  heroku_unavailable: {
    message: () => 'Heroku has a problem of its own and could not answer.',
    nextStep: 'Try again in a minute, or look at status.heroku.com.',
  },
};

function isSecondFactor(headers: Headers): boolean {
  return headers['heroku-two-factor-required']?.trim().toLowerCase() === 'true';
}

function codeFor(status: number, id: string | undefined, headers: Headers): ErrorCode {
  if (status >= 500) return 'heroku_unavailable';
  if (status === 403 && isSecondFactor(headers)) return 'heroku_two_factor';
  return (id && codeById[id]) || codeByStatus[status] || 'heroku_invalid';
}

/**
 * Turns an answer that is not 2xx into an `AppError`: Heroku's status and id choose the code, its words are kept.
 * A 4xx that is not in Heroku's form came from something else on the way, so it proves nothing about the app.
 */
export function refusalError({ status, headers, text }: Refusal, retryAfterMs?: number): AppError {
  const body = bodyOf(text);
  const said = tidy(body?.message);
  const heroku: HerokuError = { status, id: body?.id ?? null, message: said, requestId: requestIdOf(headers) };
  if (status === 429) return rateLimitError(retryAfterMs ?? null, heroku);
  if (status < 400 || (status < 500 && !body)) return notHeroku(status, heroku);
  const code = codeFor(status, body?.id, headers);
  const words = copy[code];
  return fail(code, words?.message(said) ?? 'Heroku refused the request.', words?.nextStep ?? null, { heroku }).error;
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

/** The bucket is empty, or too low for this call. `retryAfterMs` is when it can succeed, as far as is known. */
export function rateLimitError(retryAfterMs: number | null, heroku?: HerokuError): AppError {
  return fail(
    'heroku_rate_limit',
    heroku
      ? 'Heroku has no calls left for this account right now.'
      : 'This was held back: the Heroku account is low on calls.',
    'Wait for the budget to refill; it gains 75 calls a minute.',
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
