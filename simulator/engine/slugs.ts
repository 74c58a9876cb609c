import type { Account, App, Slug } from '@/simulator/model';
import { canSee } from './access';
import { Table } from './table';
import type { World } from './world';

const uploads = new WeakMap<World, Table<Slug & { appId: string }>>();

function uploadsOf(world: World): Table<Slug & { appId: string }> {
  const known = uploads.get(world) ?? new Table<Slug & { appId: string }>();
  uploads.set(world, known);
  return known;
}

/** Keeps a slug that no release uses yet. */
export function addSlug(world: World, app: App, slug: Slug): void {
  uploadsOf(world).add({ ...slug, appId: app.id });
}

/** A slug of the app, whether released or only uploaded. */
export function findSlugOf(world: World, app: App, id: string): Slug | undefined {
  const upload = uploadsOf(world).get(id);
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
