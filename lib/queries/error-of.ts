import { type AppError, Failure, fail } from '@/lib/result';

/** The error value of a failed query; the console itself being out of reach is one too. */
export function errorOf(error: unknown): AppError {
  if (error instanceof Failure) return error.error;
  return fail('internal', 'The console could not be reached.', 'Check your connection, then try again.').error;
}
