/** Why nothing about an app can be read, where one sentence says it for the whole page. */
export type AppObstacle = 'gone' | 'account' | null;

const gone: ReadonlySet<string> = new Set(['heroku_not_found', 'heroku_forbidden', 'not_found']);
const ofTheAccount: ReadonlySet<string> = new Set([
  'signed_out',
  'heroku_signed_out',
  'connection_signed_out',
  'heroku_suspended',
  'heroku_two_factor',
  'heroku_delinquent',
  'heroku_payment',
  'heroku_unreachable',
]);

/**
 * Decides by the error of reading the app itself: an app that Heroku no longer knows is gone, even if it was read before;
 * what concerns the whole account is said once, as long as nothing of the app is on screen that could be kept.
 */
export function appObstacle(errorCode: string | null, hasData: boolean): AppObstacle {
  if (errorCode === null) return null;
  if (gone.has(errorCode)) return 'gone';
  return ofTheAccount.has(errorCode) && !hasData ? 'account' : null;
}
