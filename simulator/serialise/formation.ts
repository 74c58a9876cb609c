import type { App, Formation } from '@/simulator/model';
import type { JsonObject } from '@/simulator/route';
import { dynoSizeReference } from './reference';
import { stamp } from './stamp';

/** One process type with its quantity and size, also when it is scaled to zero. */
export function serialiseFormation(app: App, formation: Formation): JsonObject {
  return {
    app: { name: app.name, id: app.id },
    command: formation.command,
    created_at: stamp(formation.createdAtMs),
    dyno_size: dynoSizeReference(formation.size),
    id: formation.id,
    quantity: formation.quantity,
    size: formation.size,
    type: formation.type,
    updated_at: stamp(formation.updatedAtMs),
  };
}
