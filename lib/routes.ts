import type { Route } from 'next';

const at = (path: string) => path as Route;

/** Every address of the console. Components and pages link through it, never by a literal path. */
export const routes = {
  fleet: () => at('/'),
  app: (name: string) => at(`/apps/${encodeURIComponent(name)}`),
  audit: (app?: string) => at(app ? `/audit?app=${encodeURIComponent(app)}` : '/audit'),
  people: () => at('/people'),
  signIn: (options: { callbackUrl?: string; error?: string; by?: 'token' } = {}) => {
    const query = new URLSearchParams(Object.entries(options).filter(([, value]) => value !== undefined));
    return at(`/sign-in${query.size > 0 ? `?${query}` : ''}`);
  },
  /** A path that was checked to lead within the console. */
  within: (path: string) => at(path),
  herokuSignIn: () => '/api/auth/signin/heroku',
  /** Where Heroku sends people back to: an OAuth client must be registered with exactly this. */
  herokuCallback: () => '/api/auth/callback/heroku',
  tokenSignIn: () => '/api/auth/callback/token',
  signOut: () => '/api/auth/signout',
  health: () => at('/api/health'),
} as const;
