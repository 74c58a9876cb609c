import 'server-only';
import { type AppError, fail, type Result } from '@/lib/result';

/** The one answer for a grant that is gone: revoked or expired at Heroku, or forgotten here when its person signed out. */
export function signedOutAtHeroku(cause?: AppError) {
  return fail(
    'heroku_signed_out',
    'Heroku no longer accepts this connection: its access was revoked or has expired.',
    'Sign in again.',
    cause?.heroku ? { heroku: cause.heroku } : {},
  );
}

/** Whose connection it is, as far as the one who uses it is concerned. */
export type Ownership = { isOwn: boolean; ownerName: string; herokuEmail: string };

/**
 * The same answer for somebody whose connection it is not: signing in again would not help them, so it names the person
 * who must. Everything else passes. Pure.
 */
export function blameOwner<T>(result: Result<T>, connection: Partial<Ownership>): Result<T> {
  const { isOwn, ownerName, herokuEmail } = connection;
  if (result.ok || result.error.code !== 'heroku_signed_out' || isOwn !== false || !ownerName) return result;
  const account = herokuEmail && herokuEmail !== ownerName ? `${ownerName} (${herokuEmail})` : ownerName;
  return fail(
    'connection_signed_out',
    `Heroku no longer accepts the connection that ${account} shares here: its access was revoked or has expired.`,
    `Ask ${ownerName} to sign in here again.`,
    result.error.heroku ? { heroku: result.error.heroku } : {},
  );
}
