import 'server-only';
import { z } from 'zod';
import type { Role } from '@/lib/access/permissions';
import { reasonAgainst } from '@/lib/access/reasons';
import { listPeople, type Person } from '@/lib/auth/people';
import { mayChangeRole, mayRemove, type Verdict } from '@/lib/rules/people';
import { defineRead } from './read';

/** One person for the screen. A reason is null where the viewer may. */
export type PersonRow = {
  id: string;
  email: string;
  name: string;
  role: Role;
  isYou: boolean;
  /** False until the invited person has signed in for the first time. */
  hasSignedIn: boolean;
  lastSeenAt: string | null;
  /** Roles that the person cannot be given now, with the reason. */
  lockedRoles: Partial<Record<Role, string>>;
  removeReason: string | null;
};

export type PeopleView = { people: PersonRow[]; manageReason: string | null };

const reasonOf = (verdict: Verdict) => (verdict.allowed ? null : verdict.reason);

/** Who works here and with which role. */
export const peopleRead = defineRead({
  name: 'people',
  verb: 'people:read',
  input: z.object({}),
  priceCalls: 0,
  from: ['database'],
  async run({ viewer }): Promise<PeopleView> {
    const here = await listPeople();
    const manageReason = reasonAgainst(viewer.role, 'people:manage');
    return { manageReason, people: here.map((person) => rowOf(person, here, viewer.personId, manageReason)) };
  },
});

function rowOf(person: Person, here: Person[], viewerId: string, manageReason: string | null): PersonRow {
  const { id, email, name, role, hasSignedIn, lastSeenAt } = person;
  const roles: Role[] = ['owner', 'operator', 'viewer'];
  const locks = roles.flatMap((wanted) => {
    const reason = reasonOf(mayChangeRole(here, person, wanted));
    return reason === null ? [] : [[wanted, reason]];
  });
  return {
    id,
    email,
    name,
    role,
    hasSignedIn,
    isYou: id === viewerId,
    lastSeenAt: lastSeenAt?.toISOString() ?? null,
    lockedRoles: Object.fromEntries(locks),
    removeReason: manageReason ?? reasonOf(mayRemove(here, person)),
  };
}
