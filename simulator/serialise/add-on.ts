import type { World } from '@/simulator/engine/world';
import type { AddOn, Plan } from '@/simulator/model';
import type { JsonObject } from '@/simulator/route';
import { serialiseAddOnService } from './add-on-service';
import { serialisePlan, serialisePrice } from './plan';
import { stamp } from './stamp';
import type { Variant } from './variant';

/** What `Accept-Expansion` may inline into an add-on. */
export interface AddOnOptions {
  variant: Variant;
  expansions: readonly string[];
}

/** An add-on with its billing app; free ones have no billed price. */
export function serialiseAddOn(world: World, addOn: AddOn, { variant, expansions }: AddOnOptions): JsonObject {
  const app = world.apps.get(addOn.appId);
  const plan = world.plans.get(addOn.planId);
  const service = plan ? world.services.get(plan.serviceId) : undefined;
  const team = app?.teamId ? world.teams.get(app.teamId) : undefined;
  const billedApp = { id: addOn.appId, name: app?.name ?? '' };
  const isServiceExpanded = service && expansions.includes('addon_service');
  const isPlanExpanded = plan && expansions.includes('plan');
  return {
    actions: [],
    addon_service: isServiceExpanded
      ? serialiseAddOnService(service)
      : { id: service?.id ?? '', name: service?.name ?? '' },
    billing_entity: team ? { id: team.id, name: team.name, type: 'team' } : { ...billedApp, type: 'app' },
    app: billedApp,
    billed_price: plan ? billedPrice(plan, variant) : null,
    config_vars: [...addOn.configVarNames],
    created_at: stamp(addOn.createdAtMs),
    id: addOn.id,
    name: addOn.name,
    plan: {
      ...(isPlanExpanded ? serialisePlan(world, plan, variant) : { id: addOn.planId, name: plan?.name ?? '' }),
      ...(variant === 'sdk' ? { meters: [] } : {}),
    },
    provider_id: addOn.providerId,
    provision_message: addOn.provisionMessage,
    state: addOn.state,
    updated_at: stamp(addOn.updatedAtMs),
    web_url: addOn.webUrl,
  };
}

/** A free add-on bills null in version 3; in 3.sdk it bills nothing, which is what the official CLI can print. */
function billedPrice(plan: Plan, variant: Variant): JsonObject | null {
  return plan.priceCents > 0 || variant === 'sdk' ? serialisePrice(plan, variant) : null;
}
