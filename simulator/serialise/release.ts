import { isEligibleForRollback } from '@/simulator/engine/releases';
import type { App, Release } from '@/simulator/model';
import type { JsonObject } from '@/simulator/route';
import { stamp } from './stamp';
import type { Variant } from './variant';

/** A release of an app; `currentId` is the one its dynos run. */
export function serialiseRelease(app: App, release: Release, currentId: string | null, variant: Variant): JsonObject {
  return {
    addon_plan_names: [...release.planNames],
    artifacts: release.slug ? [{ type: 'slug', id: release.slug.id }] : [],
    app: { name: app.name, id: app.id },
    created_at: stamp(release.createdAtMs),
    description: release.description,
    id: release.id,
    updated_at: stamp(release.updatedAtMs),
    ...(variant === 'sdk' ? { oci_image: null } : {}),
    slug: release.slug ? { id: release.slug.id } : null,
    status: release.status,
    user: { id: release.accountId, email: release.email },
    version: release.version,
    current: release.id === currentId,
    output_stream_url: release.hasReleasePhase ? `https://release-output.heroku.com/streams/${release.id}` : null,
    eligible_for_rollback: isEligibleForRollback(release),
  };
}
