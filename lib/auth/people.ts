import 'server-only';
import { eq, isNull, sql } from 'drizzle-orm';
import type { Role } from '@/lib/access/permissions';
import { forgetIdleCredentials } from '@/lib/connections/forget-idle-credentials';
import { unshareAllOf } from '@/lib/connections/share';
import { type Db, getDb, withTransaction } from '@/lib/db/client';
import { people } from '@/lib/db/schema';
import { env } from '@/lib/env';
import { Failure, fail } from '@/lib/result';
import { type Member, mayChangeRole, mayRemove, type Verdict } from '@/lib/rules/people';
import { revokeSessionsOf } from './sessions';

/** Somebody who is here, or was invited and has not come yet. */
export type Person = Member & { email: string; name: string; role: Role; lastSeenAt: Date | null };

type Row = typeof people.$inferSelect;

function personOf({ id, email, name, role, herokuAccountId, lastSeenAt }: Row): Person {
  return {
    id,
    email,
    name: name ?? email,
    role,
    lastSeenAt,
    hasSignedIn: herokuAccountId !== null,
    isNamedOwner: env().ownerEmails.includes(email.toLowerCase()),
  };
}

/** Everybody who is not removed, by name. */
export async function listPeople(): Promise<Person[]> {
  const db = await getDb();
  const rows = await db.select().from(people).where(isNull(people.removedAt)).orderBy(people.name, people.email);
  return rows.map(personOf);
}

/** Reads everybody in a way that makes a second change of people wait until this one is over. */
async function lockPeople(tx: Db): Promise<Person[]> {
  await tx.execute(sql`lock table ${people} in share row exclusive mode`);
  const rows = await tx.select().from(people).where(isNull(people.removedAt));
  return rows.map(personOf);
}

function gone() {
  return new Failure(fail('not_found', 'This person is not here any more.', 'Look at the list again.').error);
}

function insist(verdict: Verdict): void {
  if (!verdict.allowed) throw new Failure(fail('refused', verdict.reason).error);
}

/** The person with this id; throws `Failure` `not_found` when they are not here. */
export function personIn(all: readonly Person[], id: string): Person {
  const person = all.find((candidate) => candidate.id === id);
  if (!person) throw gone();
  return person;
}

/**
 * Lets the owner of an e-mail address sign in with a role. Somebody who was removed and has this address comes back
 * with their Heroku account; throws `Failure` `refused` when the address is here already.
 */
export async function invite(email: string, role: Role, invitedBy: string): Promise<void> {
  await withTransaction(async (tx) => {
    const here = await lockPeople(tx);
    if (here.some((person) => person.email === email)) insist({ allowed: false, reason: `${email} is here already.` });
    const [known] = await tx.select().from(people).where(eq(people.email, email)).limit(1);
    if (known) await tx.update(people).set({ role, invitedBy, removedAt: null }).where(eq(people.id, known.id));
    else await tx.insert(people).values({ email, role, invitedBy });
  });
}

/** Gives a person another role. Throws `Failure` where a rule forbids it, also when another change came first. */
export async function changeRole(id: string, role: Role): Promise<void> {
  await withTransaction(async (tx) => {
    const here = await lockPeople(tx);
    insist(mayChangeRole(here, personIn(here, id), role));
    await tx.update(people).set({ role }).where(eq(people.id, id));
  });
}

/**
 * Removes a person: ends their sessions, makes their connections private and deletes the credentials of these. The row
 * stays for the audit log. Throws `Failure` where a rule forbids it.
 */
export async function removePerson(id: string, now: Date): Promise<void> {
  await withTransaction(async (tx) => {
    const here = await lockPeople(tx);
    insist(mayRemove(here, personIn(here, id)));
    await tx.update(people).set({ removedAt: now }).where(eq(people.id, id));
    await revokeSessionsOf(id, now, tx);
    await unshareAllOf(id, tx);
  });
  await forgetIdleCredentials(now);
}
