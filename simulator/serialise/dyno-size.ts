import type { DynoSize } from '@/simulator/catalogue/dyno-sizes';
import type { JsonObject } from '@/simulator/route';

/** A dyno size with its monthly list price in cents, as the schema of the variant has it. */
export function dynoSizeJson(size: DynoSize, variant: 'v3' | 'sdk'): JsonObject {
  const base: JsonObject = {
    architecture: size.architecture,
    compute: size.compute,
    cost: { cents: size.monthlyCents, unit: 'month' },
    dedicated: size.isDedicated,
    generation: { id: size.generation.id, name: size.generation.name },
    id: size.id,
    memory: size.memoryGb,
    name: size.name,
    precise_dyno_units: size.dynoUnits,
    private_space_only: size.isPrivateOnly,
  };
  if (variant === 'v3') return base;
  return {
    ...base,
    can_autoscale: size.isDedicated,
    infrastructure_tier: size.tier === 'eco' || size.tier === 'basic' ? size.tier : 'production',
    product_dyno_tier: size.tier,
  };
}
