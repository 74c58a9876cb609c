import 'server-only';
import { and, eq, isNull } from 'drizzle-orm';
import { getDb } from '@/lib/db/client';
import { people } from '@/lib/db/schema';
import type { Viewer } from './viewer';

/**
 * A person as they are now, with their present role, for work that goes on without their browser. Null when they were
 * removed or have never signed in.
 */
export async function storedViewer(personId: string): Promise<Viewer | null> {
  const db = await getDb();
  const [person] = await db
    .select()
    .from(people)
    .where(and(eq(people.id, personId), isNull(people.removedAt)));
  if (!person?.herokuAccountId) return null;
  const { id, email, name, role, herokuAccountId } = person;
  return { personId: id, email, name: name ?? email, role, herokuAccountId };
}
