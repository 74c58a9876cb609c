import type { Account, Team, TeamMember, TeamRole } from '@/simulator/model';
import { Refusal } from '@/simulator/refusal';
import { followTeamRole } from './collaborators';
import type { World } from './world';

/** Adds an account without teams and apps. 422 when the address is taken. */
export function createAccount(world: World, email: string, name: string | null = null): Account {
  if (world.accounts.named(email)) throw new Refusal(422, 'invalid_params', `Email ${email} is already taken`);
  const now = world.now();
  return world.accounts.add({
    id: world.uuid(`account:${email}`),
    email,
    name,
    lastLoginMs: null,
    verified: true,
    twoFactor: true,
    beta: false,
    allowTracking: true,
    countryOfResidence: null,
    defaultTeamId: null,
    suspendedAtMs: null,
    delinquentAtMs: null,
    features: new Map(),
    createdAtMs: now,
    updatedAtMs: now,
  });
}

/** The team of this name, made with its manager user when there is none. */
export function ensureTeam(world: World, name: string): Team {
  const known = world.teams.named(name);
  if (known) return known;
  const now = world.now();
  const managerId = createAccount(world, `${name}@herokumanager.com`).id;
  return world.teams.add({
    id: managerId,
    name,
    type: 'team',
    managerId,
    isDefault: false,
    members: new Map(),
    features: new Map(),
    createdAtMs: now,
    updatedAtMs: now,
  });
}

/** Makes an account a member, or changes its role, which what it may do with the team's apps follows. */
export function joinTeam(world: World, team: Team, account: Account, role: TeamRole): TeamMember {
  const now = world.now();
  const known = team.members.get(account.id);
  const member: TeamMember = {
    id: known?.id ?? world.newId(),
    accountId: account.id,
    role,
    createdAtMs: known?.createdAtMs ?? now,
    updatedAtMs: now,
  };
  team.members.set(account.id, member);
  followTeamRole(world, team, account.id);
  return member;
}

/** Takes an account out of a team, and with it off the team's apps. */
export function leaveTeam(world: World, team: Team, accountId: string): void {
  team.members.delete(accountId);
  followTeamRole(world, team, accountId);
}
