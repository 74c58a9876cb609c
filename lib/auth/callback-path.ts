import 'server-only';

const nowhere = 'http://console.invalid';

/**
 * The path, query and fragment to return to after signing in: only pages of this console. Anything that names another
 * site, an API route or the sign-in page itself becomes `/`. `own` is the origin under which the console is reached.
 */
export function callbackPath(wanted: string | null | undefined, own: string = nowhere): string {
  if (!wanted || !URL.canParse(wanted, own)) return '/';
  const url = new URL(wanted, own);
  const path = `${url.pathname}${url.search}${url.hash}`;
  const isOwn = url.origin === new URL(own).origin && !path.startsWith('//');
  return isOwn && !/^\/(api|sign-in|_next)(\/|\?|#|$)/.test(path) ? path : '/';
}
