import 'server-only';

/** A list as Heroku gave it, and when it was asked (ms). */
export type Listing<T> = { items: T[]; readAt: number };
