export type Notice = { tone: 'info' | 'danger'; title: string; text: string };

const heroku = 'Nothing was signed in.';

const notices: Record<string, Notice> = {
  signed_out: { tone: 'info', title: 'You are signed out', text: 'Your session has ended on the server too.' },
  expired: { tone: 'info', title: 'Your session has ended', text: 'Sign in and you return to where you were.' },
  reconnect: {
    tone: 'info',
    title: 'Heroku asks you to sign in again',
    text: 'Its access was revoked or has expired. Sign in and you return to where you were.',
  },
  access_denied: {
    tone: 'info',
    title: 'You did not give access at Heroku',
    text: `${heroku} Continue when you want to.`,
  },
  not_invited: {
    tone: 'danger',
    title: 'This Heroku account is not invited',
    text: 'Ask an owner of this workspace to add your e-mail address.',
  },
  too_many_attempts: {
    tone: 'danger',
    title: 'Too many tokens that were not good',
    text: 'Within ten minutes only ten are tried. Wait ten minutes, then try again.',
  },
  heroku_signed_out: {
    tone: 'danger',
    title: 'Heroku did not accept this sign-in',
    text: 'The token or the consent is wrong, used up or revoked. Try again.',
  },
  heroku_forbidden: {
    tone: 'danger',
    title: 'Heroku does not let Dynodeck see who you are',
    text: 'The scope must include identity (or be global). Use another token, or ask whoever runs this console to change HEROKU_OAUTH_SCOPE.',
  },
  heroku_suspended: {
    tone: 'danger',
    title: 'Heroku has suspended this account',
    text: 'Contact Heroku support, then sign in again.',
  },
  heroku_rate_limit: {
    tone: 'danger',
    title: 'This Heroku account has no calls left',
    text: 'It gains 75 calls a minute. Wait a moment and try again.',
  },
  heroku_unreachable: {
    tone: 'danger',
    title: 'Heroku cannot be reached',
    text: `${heroku} Try again in a moment.`,
  },
  heroku_timeout: {
    tone: 'danger',
    title: 'Heroku did not answer in time',
    text: `${heroku} Try again in a moment.`,
  },
  heroku_unavailable: {
    tone: 'danger',
    title: 'Heroku is unavailable',
    text: `${heroku} Try again in a minute, or look at status.heroku.com.`,
  },
  OAuthCallback: {
    tone: 'danger',
    title: 'This sign-in was not started here',
    text: 'It took longer than 15 minutes, or began in another browser. Start again.',
  },
};

const other: Notice = {
  tone: 'danger',
  title: 'Signing in did not work',
  text: 'Try again; the server log has the details.',
};

/** What the sign-in page says about how somebody came here; null when they simply came. */
export function noticeOf(error: string | undefined): Notice | null {
  if (error === undefined) return null;
  return Object.hasOwn(notices, error) ? (notices[error] ?? other) : other;
}
