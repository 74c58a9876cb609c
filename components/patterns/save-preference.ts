import type { preferenceCookies } from './preference-cookies';

const yearSeconds = 31_536_000;

type PreferenceCookie = (typeof preferenceCookies)[keyof typeof preferenceCookies];

/** Keeps a preference for a year, for the server's next rendering. */
export function savePreference(cookie: PreferenceCookie, value: string): void {
  const secure = window.location.protocol === 'https:' ? '; secure' : '';
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API does not exist on plain HTTP, where the demo runs
  document.cookie = `${cookie}=${value}; path=/; max-age=${yearSeconds}; samesite=lax${secure}`;
}
