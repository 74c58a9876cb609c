import type { Slug } from '@/simulator/model';
import type { JsonObject } from '@/simulator/route';
import { stackReference } from './reference';
import { stamp, stampOrNull } from './stamp';

/** A slug; its blob is `put` in the answer that creates one and `get` ever after. */
export function serialiseSlug(slug: Slug, blob: { method: 'get' | 'put'; url: string }): JsonObject {
  return {
    blob: { ...blob },
    buildpack_provided_description: slug.buildpackDescription,
    checksum: slug.checksum,
    commit: slug.commit,
    commit_description: slug.commitDescription,
    created_at: stamp(slug.createdAtMs),
    id: slug.id,
    process_types: { ...slug.processTypes },
    size: slug.sizeBytes,
    stack: stackReference(slug.stack),
    updated_at: stamp(slug.updatedAtMs),
    deleted_at: stampOrNull(slug.deletedAtMs),
  };
}
