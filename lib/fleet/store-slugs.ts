import 'server-only';
import { eq } from 'drizzle-orm';
import { getDb } from '@/lib/db/client';
import { slugFacts } from '@/lib/db/schema-fleet';
import type { SlugFacts } from './release-facts';

/** The facts of a slug as they were read once; null when it was never read. */
export async function keptSlug(id: string): Promise<SlugFacts | null> {
  const [row] = await (await getDb()).select().from(slugFacts).where(eq(slugFacts.slugId, id));
  return row ? (row.facts as SlugFacts) : null;
}

/** Keeps the facts of a slug for good. */
export async function keepSlug(facts: SlugFacts): Promise<void> {
  await (await getDb()).insert(slugFacts).values({ slugId: facts.id, facts }).onConflictDoNothing();
}
