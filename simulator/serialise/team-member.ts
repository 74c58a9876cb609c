import type { World } from '@/simulator/engine/world';
import type { TeamMember } from '@/simulator/model';
import type { JsonObject } from '@/simulator/route';
import { stamp } from './stamp';

/** A person in a team, with the role they have there. */
export function serialiseTeamMember(world: World, member: TeamMember): JsonObject {
  const account = world.accounts.get(member.accountId);
  const email = account?.email ?? 'unknown@herokumanager.com';
  return {
    created_at: stamp(member.createdAtMs),
    email,
    federated: false,
    id: member.id,
    identity_provider: null,
    role: member.role,
    two_factor_authentication: account?.twoFactor ?? false,
    updated_at: stamp(member.updatedAtMs),
    user: { email, id: member.accountId, name: account?.name ?? null },
  };
}
