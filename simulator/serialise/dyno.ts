import type { App, Dyno } from '@/simulator/model';
import type { JsonObject } from '@/simulator/route';
import { stamp } from './stamp';

/** A dyno that exists at this moment, one-off dynos included. */
export function serialiseDyno(app: App, dyno: Dyno): JsonObject {
  return {
    attach_url: dyno.attachUrl,
    command: dyno.command,
    created_at: stamp(dyno.createdAtMs),
    id: dyno.id,
    name: dyno.name,
    release: { id: dyno.releaseId, version: dyno.releaseVersion },
    app: { name: app.name, id: app.id },
    size: dyno.size,
    state: dyno.state,
    type: dyno.type,
    updated_at: stamp(dyno.updatedAtMs),
  };
}
