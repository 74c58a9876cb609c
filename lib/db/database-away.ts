import 'server-only';
import { type AppError, fail } from '@/lib/result';

const awayCodes = /^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|08\w{3}|57P0[1-3]|53300)$/;
const awayMessages =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection)/;

/** Whether an error means that the database server could not be reached, or ended the connection. */
export function isDatabaseAway(error: unknown): boolean {
  if (error instanceof AggregateError) return error.errors.some(isDatabaseAway);
  if (!(error instanceof Error)) return false;
  const { code } = error as NodeJS.ErrnoException;
  return awayCodes.test(code ?? '') || awayMessages.test(error.message) || isDatabaseAway(error.cause);
}

/** What a person is told of an error that nobody foresaw; its details are in the log alone. */
export function unforeseen(error: unknown): { ok: false; error: AppError } {
  if (isDatabaseAway(error)) {
    return fail('internal', 'The console’s database does not answer. What is shown is from before.', 'Try again soon.');
  }
  const nextStep = 'Try again; the server log has the details.';
  return fail('internal', 'Something went wrong in the console itself.', nextStep);
}
