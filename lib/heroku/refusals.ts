import 'server-only';
import type { ErrorCode } from '@/lib/result';

/** What a refusal said: Heroku's own words, the limit that it names, and whether a second factor had been sent. */
export type Said = { words: string | null; limit: number | null; hasSecondFactor: boolean };
export type RefusalRow = { code: ErrorCode; message: (said: Said) => string; nextStep: (said: Said) => string };

const quoting =
  (sentence: string) =>
  ({ words }: Said) =>
    words ? `${sentence}: ${/[.!?…]$/.test(words) ? words : `${words}.`}` : `${sentence}.`;
const always = (text: string) => () => text;

const row = (code: ErrorCode, sentence: string, nextStep: string): RefusalRow => ({
  code,
  message: quoting(sentence),
  nextStep: always(nextStep),
});

const verification = row(
  'heroku_payment',
  'Heroku wants a payment method for this account first',
  'Add one in the billing settings of the Heroku account, then try again.',
);
const confirmation = row(
  'heroku_confirmation',
  'Heroku wants this confirmed by the name of the app, since it cannot be undone',
  'Do this one in the Heroku dashboard, where it can be confirmed.',
);
const changed = row(
  'heroku_conflict',
  'Heroku refused because something else changed or is still going on',
  'Look at the current state, then try again.',
);
const gone = row(
  'heroku_not_found',
  'Heroku knows no such thing, or this account cannot see it',
  'Refresh: it may have been renamed, transferred or deleted.',
);
const invalid = row('heroku_invalid', 'Heroku refused the request', 'Change what it names and try again.');
const signedOut: RefusalRow = {
  code: 'heroku_signed_out',
  message: always('Heroku no longer accepts this connection: its access was revoked or has expired.'),
  nextStep: always('Sign in with Heroku again, or replace the token of this connection.'),
};

/** The one table of what Heroku's refusals mean, by the id in their body. */
export const refusalsById: Readonly<Record<string, RefusalRow>> = {
  delinquent: row(
    'heroku_delinquent',
    'Heroku changes nothing for this account until its bill is paid',
    'Pay it in the billing settings of the Heroku account, or use another connection.',
  ),
  verification_needed: verification,
  verification_required: verification,
  suspended: row(
    'heroku_suspended',
    'Heroku has suspended this account or app',
    'Only Heroku support can lift that: write to them with the request id.',
  ),
  two_factor: {
    code: 'heroku_two_factor',
    message: ({ hasSecondFactor }) =>
      hasSecondFactor ? 'Heroku did not accept this code.' : 'Heroku asks for a second factor before it does this.',
    nextStep: ({ hasSecondFactor }) =>
      hasSecondFactor
        ? 'A code works once and for half a minute: enter the one that is shown now.'
        : 'Enter the code that your authenticator shows now.',
  },
  password_expired: signedOut,
  confirmation_required: confirmation,
  cannot_update_above_limit: {
    code: 'heroku_limit',
    message: ({ words, limit }) =>
      `Heroku allows ${limit === null ? 'no more' : `at most ${limit}`} here${words ? `: ${words}` : '.'}`,
    nextStep: always('Ask for fewer, choose another dyno size, or ask Heroku support to raise the limit.'),
  },
  addon_error: row(
    'heroku_add_on',
    'The provider of the add-on could not do its part, so Heroku did nothing',
    'Try again in a few minutes; if it lasts, look at the provider’s own status page.',
  ),
  rate_limit: {
    code: 'heroku_rate_limit',
    message: always('Heroku has no calls left for this account right now.'),
    nextStep: always('Wait for the budget to refill; it gains 75 calls a minute.'),
  },
};

/** What a refusal means by its status, where its id says no more. */
export const refusalsByStatus: Readonly<Record<number, RefusalRow>> = {
  401: signedOut,
  402: row(
    'heroku_payment',
    'Heroku asks for a payment method or a paid bill first',
    'Settle it in the billing settings of the Heroku account.',
  ),
  403: row(
    'heroku_forbidden',
    'Heroku does not let this account do that',
    'Ask for access to the app at Heroku, or use a connection with a wider scope.',
  ),
  404: gone,
  410: gone,
  409: changed,
  412: changed,
  423: confirmation,
};

const unavailable: RefusalRow = {
  code: 'heroku_unavailable',
  message: always('Heroku has a problem of its own and could not answer.'),
  nextStep: always('Try again in a minute, or look at status.heroku.com.'),
};

/** Finds the row of the table for a refusal. Where Heroku itself is in trouble, only a provider's failure says more. */
export function refusalRow(status: number, id: string | null, wantsSecondFactor: boolean): RefusalRow {
  const { two_factor: secondFactor, addon_error: addOn } = refusalsById;
  if (status >= 500) return (id === 'addon_error' ? addOn : undefined) ?? unavailable;
  if (status === 403 && wantsSecondFactor && secondFactor) return secondFactor;
  return (id === null ? undefined : refusalsById[id]) ?? refusalsByStatus[status] ?? invalid;
}
