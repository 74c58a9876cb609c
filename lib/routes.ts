import type { Route } from 'next';

const at = (path: string) => path as Route;

/** Every address of the console. Components and pages link through it, never by a literal path. */
export const routes = {
  /** The fleet, narrowed by the values of its filters, or looked at by the query of its address. */
  fleet: (look: Record<string, string> | string = {}) => {
    const query = new URLSearchParams(look);
    return at(query.size > 0 ? `/?${query}` : '/');
  },
  stages: () => at('/stages'),
  attention: (kind?: string) => at(kind ? `/attention?kind=${kind}` : '/attention'),
  releases: () => at('/releases'),
  addOns: () => at('/add-ons'),
  /** An app's page, at one of its panels. */
  app: (name: string, panel?: 'formation' | 'dynos' | 'releases' | 'add-ons' | 'domains') =>
    at(`/apps/${encodeURIComponent(name)}${panel ? `#${panel}-title` : ''}`),
  /** An app's releases, with the X-ray of a rollback to one of them open. */
  /** An app's releases; with a rollback looked at, to the release that is offered first. */
  appReleases: (name: string, look: { rollBack?: 'best' } = {}) =>
    at(`/apps/${encodeURIComponent(name)}/releases${look.rollBack ? `?rollBack=${look.rollBack}` : ''}`),
  appActivity: (name: string) => at(`/apps/${encodeURIComponent(name)}/activity`),
  jobs: () => at('/jobs'),
  job: (id: string) => at(`/jobs/${encodeURIComponent(id)}`),
  audit: (app?: string) => at(app ? `/audit?app=${encodeURIComponent(app)}` : '/audit'),
  people: () => at('/people'),
  budget: () => at('/budget'),
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
  /** An app in Heroku's own dashboard. */
  dashboard: (name: string, page: '' | '/settings' = '/settings') =>
    `https://dashboard.heroku.com/apps/${encodeURIComponent(name)}${page}`,
  signOut: () => '/api/auth/signout',
  /** The file of a view, or of chosen apps by a form. */
  fleetExport: (query = '') => `/api/export/fleet${query === '' ? '' : `?${query}`}`,
  /** The rows of the fleet, as data. */
  fleetRows: () => '/api/fleet',
  /** What changes, as it changes. */
  events: () => '/api/events',
  /** What a dyno prints, as it prints it. */
  dynoOutput: (app: string, dyno: string) => `/api/dyno-output?${new URLSearchParams({ app, dyno })}`,
  health: () => at('/api/health'),
} as const;
