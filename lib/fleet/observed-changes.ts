import 'server-only';
import { and, desc, eq, lt } from 'drizzle-orm';
import { getDb } from '@/lib/db/client';
import { knownDomains, observedChanges } from '@/lib/db/schema-fleet';
import { domainDifferences, type ObservedChange } from './differences';

const keptMs = 7 * 24 * 3_600_000;

/** Writes differences that were found. */
export async function saveChanges(changes: readonly ObservedChange[]): Promise<void> {
  if (changes.length === 0) return;
  const db = await getDb();
  await db.insert(observedChanges).values(
    changes.map(({ seenAfter, seenBefore, ...change }) => ({
      ...change,
      seenAfter: new Date(seenAfter),
      seenBefore: new Date(seenBefore),
    })),
  );
}

/** The latest differences of an app, newest first. */
export async function listChanges(appId: string, limit: number): Promise<(ObservedChange & { id: string })[]> {
  const db = await getDb();
  const rows = await db
    .select()
    .from(observedChanges)
    .where(eq(observedChanges.appId, appId))
    .orderBy(desc(observedChanges.seenBefore), observedChanges.subject)
    .limit(limit);
  return rows.map((row) => ({
    ...row,
    seenAfter: row.seenAfter.getTime(),
    seenBefore: row.seenBefore.getTime(),
  }));
}

/** Writes the host names of an app as Heroku told them at `at` (ms), and what changed since the look before. */
export async function saveHostnames(appId: string, hostnames: readonly string[], at: number): Promise<void> {
  const db = await getDb();
  const [known] = await db.select().from(knownDomains).where(eq(knownDomains.appId, appId));
  const readAt = new Date(at);
  if (known && known.readAt >= readAt) return;
  const set = { hostnames: [...hostnames], readAt };
  // Where two look at once, one of them notes the difference: the other finds another row than the one it compared with.
  const taken = known
    ? await db
        .update(knownDomains)
        .set(set)
        .where(and(eq(knownDomains.appId, appId), eq(knownDomains.readAt, known.readAt)))
        .returning({ appId: knownDomains.appId })
    : await db
        .insert(knownDomains)
        .values({ appId, ...set })
        .onConflictDoNothing()
        .returning({ appId: knownDomains.appId });
  if (!known || taken.length === 0) return;
  const seen = { appId, seenAfter: known.readAt.getTime(), seenBefore: at };
  const found = domainDifferences(known.hostnames as string[], hostnames);
  await saveChanges(found.map((difference) => ({ ...difference, ...seen })));
}

/** Deletes differences that are older than seven days. */
export async function forgetOldChanges(now: Date): Promise<void> {
  const db = await getDb();
  await db.delete(observedChanges).where(lt(observedChanges.seenBefore, new Date(now.getTime() - keptMs)));
}
