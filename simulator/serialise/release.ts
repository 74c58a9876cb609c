import { isEligibleForRollback } from '@/simulator/engine/releases';
import type { App, Release } from '@/simulator/model';
import type { JsonObject } from '@/simulator/route';
import { stamp } from './stamp';
import type { Variant } from './variant';

export interface ReleaseOptions {
  /** The release that the app's dynos run. */
  currentId: string | null;
  /** Where output streams are read. */
  streams: string;
  variant: Variant;
}

/** A release of an app. */
export function serialiseRelease(app: App, release: Release, options: ReleaseOptions): JsonObject {
  const { currentId, streams, variant } = options;
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
    output_stream_url: release.hasReleasePhase ? `${streams}/apps/${app.id}/releases/${release.id}` : null,
    eligible_for_rollback: isEligibleForRollback(release),
  };
}
