/** Every way in which a read or an operation can end badly. A closed list: the screen has copy for each. */
export const errorCodes = [
  'signed_out',
  'not_invited',
  'too_many_attempts',
  'forbidden',
  'invalid_input',
  'not_found',
  'refused',
  'plan_changed',
  'read_only',
  'audit_unavailable',
  'busy',
  'outcome_unknown',
  'connection_signed_out',
  'heroku_signed_out',
  'heroku_forbidden',
  'heroku_not_found',
  'heroku_conflict',
  'heroku_invalid',
  'heroku_limit',
  'heroku_confirmation',
  'heroku_delinquent',
  'heroku_payment',
  'heroku_two_factor',
  'heroku_suspended',
  'heroku_rate_limit',
  'heroku_add_on',
  'heroku_unavailable',
  'heroku_bad_answer',
  'heroku_timeout',
  'heroku_unreachable',
  'internal',
] as const;

export type ErrorCode = (typeof errorCodes)[number];

/** What Heroku itself said, kept so that a person can search for it or quote it to support. */
export type HerokuError = {
  status: number | null;
  id: string | null;
  message: string | null;
  requestId: string | null;
};

/** An error as a value: one sentence for a person, the next step, and Heroku's own words where there are any. */
export type AppError = {
  code: ErrorCode;
  message: string;
  nextStep: string | null;
  /** Milliseconds until trying again can succeed, where that is known. */
  retryAfterMs?: number;
  heroku?: HerokuError;
};

export type Result<T> = { ok: true; value: T } | { ok: false; error: AppError };

/** Wraps a value as a successful result. */
export function ok<T>(value: T): Result<T> {
  return { ok: true, value };
}

/** Builds a failed result from a code of the closed list, its sentence and the next step. */
export function fail(
  code: ErrorCode,
  message: string,
  nextStep: string | null = null,
  extra: Pick<AppError, 'retryAfterMs' | 'heroku'> = {},
): { ok: false; error: AppError } {
  return { ok: false, error: { code, message, nextStep, ...extra } };
}

/** Carries an `AppError` through code that throws; `runRead` and `runOperation` turn it back into a value. */
export class Failure extends Error {
  readonly error: AppError;
  constructor(error: AppError) {
    super(error.message);
    this.name = 'Failure';
    this.error = error;
  }
}

/** Returns the value of a successful result; throws `Failure` with the error of a failed one. */
export function unwrap<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new Failure(result.error);
}
