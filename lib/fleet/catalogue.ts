import 'server-only';
import { and, eq, gt } from 'drizzle-orm';
import { getDb } from '@/lib/db/client';
import { catalogues } from '@/lib/db/schema-fleet';
import { freshness } from '@/lib/heroku/freshness';

/** A catalogue as it was read within a day, by this process or an earlier one; null where it was not. */
export async function keptCatalogue<Item>(
  name: string,
  now: number,
): Promise<{ items: Item[]; readAt: number } | null> {
  const db = await getDb();
  const since = new Date(now - freshness.catalogueMs);
  const [kept] = await db
    .select()
    .from(catalogues)
    .where(and(eq(catalogues.name, name), gt(catalogues.readAt, since)));
  return kept ? { items: kept.items as Item[], readAt: kept.readAt.getTime() } : null;
}

/** Keeps a catalogue as it was read at `readAt` (ms). */
export async function keepCatalogue(name: string, items: readonly unknown[], readAt: number): Promise<void> {
  const db = await getDb();
  const set = { items: [...items], readAt: new Date(readAt) };
  await db
    .insert(catalogues)
    .values({ name, ...set })
    .onConflictDoUpdate({ target: catalogues.name, set });
}
