import type { App, Build } from '@/simulator/model';
import type { JsonObject } from '@/simulator/route';
import { stamp } from './stamp';
import type { Variant } from './variant';

/** A build as `/pipelines/{p}/latest-builds` shows it; its output is read below `streams`. */
export function serialisePipelineBuild(app: App, build: Build, streams: string): JsonObject {
  return {
    app: { id: app.id },
    buildpacks: build.buildpacks.map(({ url, name }) => ({ url, name })),
    created_at: stamp(build.createdAtMs),
    id: build.id,
    output_stream_url: `${streams}/apps/${app.id}/builds/${build.id}`,
    source_blob: {
      checksum: build.checksum,
      url: build.sourceUrl,
      version: build.sourceVersion,
      version_description: build.sourceDescription,
    },
    release: build.releaseId === null ? null : { id: build.releaseId },
    slug: build.slugId === null ? null : { id: build.slugId },
    stack: build.stack,
    status: build.status,
    updated_at: stamp(build.updatedAtMs),
    user: { id: build.accountId, email: build.email },
  };
}

/** A build of one app. */
export function serialiseBuild(app: App, build: Build, streams: string, variant: Variant): JsonObject {
  return {
    ...serialisePipelineBuild(app, build, streams),
    ...(variant === 'sdk' ? { labs: {} } : { generation: 'cedar' }),
  };
}
