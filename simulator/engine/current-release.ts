import type { App, Release } from '@/simulator/model';

/** The release that is running: the newest that succeeded. Null only for an app without any. */
export function currentRelease(app: App): Release | null {
  return app.releases.get().findLast((release) => release.status === 'succeeded') ?? null;
}
