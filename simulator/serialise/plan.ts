import type { World } from '@/simulator/engine/world';
import type { Plan } from '@/simulator/model';
import type { JsonObject } from '@/simulator/route';
import { stamp } from './stamp';
import type { Variant } from './variant';

/** The price of a plan per month in cents; 3.sdk also says whether usage is metered. */
export function serialisePrice(plan: Plan, variant: Variant): JsonObject {
  return {
    cents: plan.priceCents,
    contract: false,
    unit: 'month',
    ...(variant === 'sdk' ? { metered: false } : {}),
  };
}

/** A plan of an add-on service. */
export function serialisePlan(world: World, plan: Plan, variant: Variant): JsonObject {
  return {
    addon_service: { id: plan.serviceId, name: world.services.get(plan.serviceId)?.name ?? '' },
    created_at: stamp(plan.createdAtMs),
    compliance: null,
    default: plan.isDefault,
    description: plan.description,
    human_name: plan.humanName,
    id: plan.id,
    installable_inside_private_network: true,
    installable_outside_private_network: true,
    name: plan.name,
    price: serialisePrice(plan, variant),
    space_default: false,
    state: 'ga',
    updated_at: stamp(plan.updatedAtMs),
    visible: plan.visible,
  };
}
