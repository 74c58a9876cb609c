import type { Account, Team } from '@/simulator/model';
import type { JsonObject } from '@/simulator/route';
import { stamp } from './stamp';
import type { Variant } from './variant';

/** A team with the role the viewer has in it. */
export function serialiseTeam(team: Team, viewer: Account, variant: Variant): JsonObject {
  return {
    id: team.id,
    created_at: stamp(team.createdAtMs),
    credit_card_collections: team.type === 'team',
    default: team.isDefault,
    enterprise_account: null,
    identity_provider: null,
    membership_limit: team.type === 'team' ? 25 : null,
    name: team.name,
    provisioned_licenses: team.type === 'enterprise',
    role: team.members.get(viewer.id)?.role ?? null,
    type: team.type,
    updated_at: stamp(team.updatedAtMs),
    ...(variant === 'sdk' ? { pipeline_cost_consent_at: null, pipeline_cost_consent_user_email: null } : {}),
  };
}
