import 'server-only';
import { eq } from 'drizzle-orm';
import { getDb } from '@/lib/db/client';
import { connections } from '@/lib/db/schema';

const maxChars = 64;

/** Turns an e-mail address into a connection's name: a slug of 1 to 64 characters. Pure. */
export function slugOf(email: string, taken: readonly string[]): string {
  const [local = ''] = email.toLowerCase().split('@');
  const base =
    local
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, maxChars - 4) || 'heroku';
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? base : `${base}-${number}`;
    if (!taken.includes(name)) return name;
  }
}

/** A name for a person's new connection that none of their others has. */
export async function connectionNameFor(ownerId: string, email: string): Promise<string> {
  const db = await getDb();
  const rows = await db.select({ name: connections.name }).from(connections).where(eq(connections.ownerId, ownerId));
  return slugOf(
    email,
    rows.map((row) => row.name),
  );
}
