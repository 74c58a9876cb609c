import 'server-only';

/** For how long answers may be given again without asking Heroku, in milliseconds. */
export const freshness = {
  /** What people watch while it moves: dynos, formation, releases. */
  movingMs: 2_000,
  /** Lists of the fleet, which one screen may need several times. */
  listMs: 5_000,
  /** Catalogues that Heroku changes a few times a year. */
  catalogueMs: 24 * 3_600_000,
} as const;
