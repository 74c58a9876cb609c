import 'server-only';
import { randomUUID } from 'node:crypto';
import { and, eq, or, sql } from 'drizzle-orm';
import type { Role } from '@/lib/access/permissions';
import { recordAudit } from '@/lib/audit/record';
import { credentialWrite } from '@/lib/connections/credentials';
import { forgetIdleCredentials } from '@/lib/connections/forget-idle-credentials';
import { connectionNameFor } from '@/lib/connections/name';
import { getDb, withTransaction } from '@/lib/db/client';
import { connections, people, sessions } from '@/lib/db/schema';
import { env } from '@/lib/env';
import { ok, type Result } from '@/lib/result';
import { type Identified, identify, type Proof } from './identify';
import { newSessionId, sessionRow } from './sessions';
import { decideSignIn, type HerokuIdentity, type KnownPerson, type Refusal } from './sign-in-policy';

/** `sessionId` goes into the cookie and nowhere else. */
export type SignedIn = { admitted: true; sessionId: string } | { admitted: false; reason: Refusal; email: string };

/**
 * Signs a person in: asks Heroku who they are, asks the policy, and stores person, private connection, sealed
 * credential and session together. Audited, a refusal too. Fails with Heroku's own error when it does not answer.
 */
export async function signIn(proof: Proof, now = new Date()): Promise<Result<SignedIn>> {
  const identified = await identify(proof, now);
  if (!identified.ok) return identified;
  const entry = { ...identified.value, kind: proof.kind, now };
  const signedIn = await admit(entry).catch((error: unknown) => {
    // Two browsers of one new account arrived together: the other one has made the person by now.
    if (isDuplicate(error)) return admit(entry);
    throw error;
  });
  await forgetIdleCredentials(now);
  return ok(signedIn);
}

function isDuplicate(error: unknown): boolean {
  const { code, cause } = error as { code?: string; cause?: { code?: string } };
  return (cause?.code ?? code) === '23505';
}

type Entry = Identified & { kind: Proof['kind']; now: Date };

async function admit(entry: Entry): Promise<SignedIn> {
  const { identity } = entry;
  const admission = decideSignIn(identity, await candidates(identity), env().ownerEmails);
  if (!admission.allowed) {
    await audit('denied', identity, null, { reason: admission.reason });
    return { admitted: false, reason: admission.reason, email: identity.email };
  }
  const personId = admission.personId ?? randomUUID();
  const sessionId = newSessionId();
  await store(entry, { personId, role: admission.role, sessionId });
  await audit('access', identity, personId, { kind: entry.kind, role: admission.role });
  return { admitted: true, sessionId };
}

async function candidates(identity: HerokuIdentity): Promise<KnownPerson[]> {
  const db = await getDb();
  const rows = await db
    .select()
    .from(people)
    .where(
      or(eq(people.herokuAccountId, identity.accountId), eq(sql`lower(${people.email})`, identity.email.toLowerCase())),
    );
  return rows.map(({ id, herokuAccountId, email, role, removedAt }) => ({
    id,
    herokuAccountId,
    email,
    role,
    isRemoved: removedAt !== null,
  }));
}

type Place = { personId: string; role: Role; sessionId: string };

async function store({ identity, tokens, kind, now }: Entry, { personId, role, sessionId }: Place): Promise<void> {
  const { accountId: herokuAccountId, name } = identity;
  const email = identity.email.toLowerCase();
  const known = await ownConnection(personId, herokuAccountId);
  const connectionId = known?.id ?? randomUUID();
  const writeCredential = await credentialWrite(connectionId, tokens, now);
  const connectionName = known?.name ?? (await connectionNameFor(personId, email));
  await withTransaction(async (tx) => {
    const person = { herokuAccountId, email, role, lastSeenAt: now, removedAt: null, ...(name ? { name } : {}) };
    await tx
      .insert(people)
      .values({ id: personId, ...person, createdAt: now })
      .onConflictDoUpdate({ target: people.id, set: person });
    const seen = { kind, herokuEmail: email, status: 'active' as const, checkedAt: now };
    await tx
      .insert(connections)
      .values({ id: connectionId, ownerId: personId, name: connectionName, herokuAccountId, createdAt: now, ...seen })
      .onConflictDoUpdate({ target: connections.id, set: seen });
    await writeCredential(tx);
    await tx.insert(sessions).values(sessionRow(sessionId, personId, now));
  });
}

async function ownConnection(personId: string, herokuAccountId: string) {
  const db = await getDb();
  const [row] = await db
    .select({ id: connections.id, name: connections.name })
    .from(connections)
    .where(and(eq(connections.ownerId, personId), eq(connections.herokuAccountId, herokuAccountId)));
  return row;
}

async function audit(
  kind: 'access' | 'denied',
  { accountId, email, name }: HerokuIdentity,
  personId: string | null,
  detail: Record<string, string>,
): Promise<void> {
  await recordAudit({
    kind,
    action: 'sign-in',
    actor: { id: personId, name: name ?? email },
    target: 'workspace',
    summary: kind === 'access' ? 'Signed in' : `Refused to sign in ${email}`,
    errorCode: kind === 'denied' ? 'not_invited' : null,
    detail: { ...detail, herokuAccountId: accountId, email },
  });
}
