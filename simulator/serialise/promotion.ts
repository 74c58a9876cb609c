import type { Promotion, PromotionTarget } from '@/simulator/model';
import type { JsonObject } from '@/simulator/route';
import { stamp } from './stamp';

/** A promotion as a whole; it completes even when some of its targets fail. */
export function serialisePromotion(promotion: Promotion): JsonObject {
  return {
    created_at: stamp(promotion.createdAtMs),
    id: promotion.id,
    pipeline: { id: promotion.pipelineId },
    source: { app: { id: promotion.sourceAppId }, release: { id: promotion.sourceReleaseId } },
    status: promotion.status,
    updated_at: stamp(promotion.updatedAtMs),
  };
}

/** How one target app of a promotion fares. */
export function serialisePromotionTarget(promotion: Promotion, target: PromotionTarget): JsonObject {
  return {
    app: { id: target.appId },
    error_message: target.errorMessage,
    id: target.id,
    pipeline_promotion: { id: promotion.id },
    release: target.releaseId === null ? null : { id: target.releaseId },
    status: target.status,
  };
}
