import 'server-only';
import { type AppError, fail } from '@/lib/result';

/** The one answer for a grant that is gone: revoked or expired at Heroku, or forgotten here when its person signed out. */
export function signedOutAtHeroku(cause?: AppError) {
  return fail(
    'heroku_signed_out',
    'Heroku no longer accepts this connection: its access was revoked or has expired.',
    'Sign in again.',
    cause?.heroku ? { heroku: cause.heroku } : {},
  );
}
