import type { World } from '@/simulator/engine/world';
import type { Account } from '@/simulator/model';
import type { JsonObject } from '@/simulator/route';
import { stamp, stampOrNull } from './stamp';

/** An account as its owner sees it. */
export function accountJson(world: World, account: Account, variant: 'v3' | 'sdk'): JsonObject {
  const team = account.defaultTeamId === null ? undefined : world.teams.get(account.defaultTeamId);
  const base: JsonObject = {
    allow_tracking: account.allowTracking,
    beta: account.beta,
    country_of_residence: account.countryOfResidence,
    created_at: stamp(account.createdAtMs),
    default_organization: team ? { id: team.id, name: team.name } : null,
    default_team: team ? { id: team.id, name: team.name } : null,
    delinquent_at: stampOrNull(account.delinquentAtMs),
    email: account.email,
    federated: false,
    id: account.id,
    identity_provider: null,
    last_login: stampOrNull(account.lastLoginMs),
    name: account.name,
    sms_number: null,
    suspended_at: stampOrNull(account.suspendedAtMs),
    two_factor_authentication: account.twoFactor,
    updated_at: stamp(account.updatedAtMs),
    verified: account.verified,
  };
  if (variant === 'v3') return base;
  return {
    ...base,
    acknowledged_msa: true,
    acknowledged_msa_at: stamp(account.createdAtMs),
    eco_dynos_enabled: true,
    eco_dynos_shutdown_at: null,
    italian_customer_terms: null,
    italian_partner_terms: null,
    mfa_enabled: account.twoFactor,
    mfa_exemption: false,
    mfa_exemption_reason: null,
    mfa_experience: 'vaas',
    pipeline_cost_consent_at: null,
  };
}
