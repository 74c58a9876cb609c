import 'server-only';
import { and, eq, isNull } from 'drizzle-orm';
import { decode, encode } from 'next-auth/jwt';
import { getDb } from '@/lib/db/client';
import { people } from '@/lib/db/schema';
import { env } from '@/lib/env';
import { type Refusal, refusals } from './sign-in-policy';

/** Why somebody was turned away, and whom they can ask. */
export type RefusalNotice = { email: string; reason: Refusal; owners: string[] };

const salt = 'refusal';
const readableForSeconds = 15 * 60;

/** Seals who was turned away and why into a query parameter that only this console can read. */
export async function sealRefusal(email: string, reason: Refusal): Promise<string> {
  return encode({ token: { email, reason }, secret: env().authSecret, salt, maxAge: readableForSeconds });
}

/**
 * Opens such a parameter, with the owners' e-mail addresses. Null for anything else, so that nobody learns who the
 * owners are without having shown a Heroku account.
 */
export async function readRefusal(sealed: string | undefined): Promise<RefusalNotice | null> {
  const token = sealed ? await decode({ token: sealed, secret: env().authSecret, salt }).catch(() => null) : null;
  const reason = refusals.find((known) => known === token?.reason);
  if (!reason || typeof token?.email !== 'string') return null;
  return { email: token.email, reason, owners: await ownerEmails() };
}

async function ownerEmails(): Promise<string[]> {
  const db = await getDb();
  const owners = await db
    .select({ email: people.email })
    .from(people)
    .where(and(eq(people.role, 'owner'), isNull(people.removedAt)))
    .orderBy(people.email);
  return owners.length > 0 ? [...new Set(owners.map((owner) => owner.email))] : env().ownerEmails;
}
