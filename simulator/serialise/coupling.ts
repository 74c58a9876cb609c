import type { World } from '@/simulator/engine/world';
import type { Coupling } from '@/simulator/model';
import type { JsonObject } from '@/simulator/route';
import { stamp } from './stamp';

/** Which stage of which pipeline an app is in; `pipeline.name` is beyond the schema, but the official CLI reads it. */
export function serialiseCoupling(world: World, coupling: Coupling): JsonObject {
  const pipeline = world.pipelines.get(coupling.pipelineId);
  return {
    app: { id: coupling.appId },
    created_at: stamp(coupling.createdAtMs),
    id: coupling.id,
    pipeline: { id: coupling.pipelineId, ...(pipeline ? { name: pipeline.name } : {}) },
    stage: coupling.stage,
    updated_at: stamp(coupling.updatedAtMs),
  };
}
