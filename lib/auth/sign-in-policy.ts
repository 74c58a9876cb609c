import 'server-only';
import type { Role } from '@/lib/access/permissions';

/** Who Heroku says is at the door. `email` may have any case. */
export type HerokuIdentity = { accountId: string; email: string; name: string | null };

/** What the policy needs to know of a person; `herokuAccountId` is null until the invited person signs in first. */
export type KnownPerson = {
  id: string;
  herokuAccountId: string | null;
  email: string;
  role: Role;
  isRemoved: boolean;
};

export const refusals = ['not_invited', 'removed', 'bound_elsewhere'] as const;
export type Refusal = (typeof refusals)[number];

/** `personId` null: a new person is made. */
export type Admission = { allowed: true; personId: string | null; role: Role } | { allowed: false; reason: Refusal };

/**
 * Decides whether a Heroku account may come in, and as whom. Denies by default.
 * A person is a Heroku account id; an e-mail address only carries an invitation to the first account that shows it,
 * because an address can pass to somebody else and an account id cannot. `ownerEmails` are lower case.
 */
export function decideSignIn(
  identity: HerokuIdentity,
  people: readonly KnownPerson[],
  ownerEmails: readonly string[],
): Admission {
  const email = identity.email.toLowerCase();
  const isNamedOwner = ownerEmails.includes(email);
  const bound = people.find((person) => person.herokuAccountId === identity.accountId);
  const sameEmail = people.filter((person) => person.email.toLowerCase() === email);
  const invited = sameEmail.find((person) => person.herokuAccountId === null && !person.isRemoved);

  if (isNamedOwner) return { allowed: true, personId: bound?.id ?? invited?.id ?? null, role: 'owner' };
  if (bound?.isRemoved) return { allowed: false, reason: 'removed' };
  if (bound) return { allowed: true, personId: bound.id, role: bound.role };
  if (invited) return { allowed: true, personId: invited.id, role: invited.role };
  if (sameEmail.some((person) => person.herokuAccountId !== null && !person.isRemoved)) {
    return { allowed: false, reason: 'bound_elsewhere' };
  }
  return { allowed: false, reason: sameEmail.length > 0 ? 'removed' : 'not_invited' };
}
