import type { Pipeline } from '@/simulator/model';
import type { JsonObject } from '@/simulator/route';
import { generationReference } from './reference';
import { stamp } from './stamp';

/** A pipeline; its apps hang on couplings. */
export function serialisePipeline(pipeline: Pipeline): JsonObject {
  return {
    created_at: stamp(pipeline.createdAtMs),
    id: pipeline.id,
    name: pipeline.name,
    owner: pipeline.owner === null ? null : { id: pipeline.owner.id, type: pipeline.owner.type },
    updated_at: stamp(pipeline.updatedAtMs),
    generation: generationReference(),
  };
}
