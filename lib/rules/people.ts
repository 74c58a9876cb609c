/** A person as the rules see them. `isNamedOwner`: the environment says that they are always an owner. */
export type Member = { id: string; role: string; hasSignedIn: boolean; isNamedOwner: boolean };

export type Verdict = { allowed: true } | { allowed: false; reason: string };

const named = 'OWNER_EMAILS names this address, so it is always an owner.';

function isLastOwner(people: readonly Member[], person: Member): boolean {
  const canActAsOwner = (member: Member) => member.role === 'owner' && member.hasSignedIn;
  return canActAsOwner(person) && !people.some((other) => other.id !== person.id && canActAsOwner(other));
}

/**
 * Whether a person may get another role. The last owner who has signed in stays one: an owner who was only invited may
 * never come. `people` are all who are here, the person among them.
 */
export function mayChangeRole(people: readonly Member[], person: Member, role: string): Verdict {
  if (role === 'owner' || role === person.role) return { allowed: true };
  if (person.isNamedOwner) return { allowed: false, reason: named };
  if (isLastOwner(people, person)) {
    return { allowed: false, reason: 'The last owner stays an owner. Make somebody else an owner first.' };
  }
  return { allowed: true };
}

/** Whether a person may be removed. The last owner who has signed in stays. */
export function mayRemove(people: readonly Member[], person: Member): Verdict {
  if (person.isNamedOwner) return { allowed: false, reason: named };
  if (isLastOwner(people, person)) {
    return { allowed: false, reason: 'The last owner stays. Make somebody else an owner first.' };
  }
  return { allowed: true };
}

/** What a role opens, in one sentence. */
export const roleMeanings = {
  owner: 'Owners manage people, share connections and may change every app within their reach.',
  operator: 'Operators may change the apps within their reach: their own, and those of shared connections.',
  viewer: 'Viewers see the apps within their reach and change nothing.',
} as const;
