import type { Account, App, Slug } from '@/simulator/model';
import { canSee } from './access';
import type { World } from './world';

/** A slug of the app, whether released or only uploaded. */
export function findSlugOf(world: World, app: App, id: string): Slug | undefined {
  const upload = world.uploadedSlugs.get(id);
  if (upload?.appId === app.id) return upload;
  return app.releases.get().find((release) => release.slug?.id === id)?.slug ?? undefined;
}

/** A slug that may be released on the app: its own, or one of another app the account sees. */
export function findSlug(world: World, account: Account, app: App, id: string): Slug | undefined {
  const own = findSlugOf(world, app, id);
  if (own) return own;
  for (const other of world.apps) {
    if (other.id === app.id || !canSee(world, account, other)) continue;
    const found = findSlugOf(world, other, id);
    if (found) return found;
  }
  return undefined;
}
