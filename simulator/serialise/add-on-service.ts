import type { AddOnService } from '@/simulator/model';
import type { JsonObject } from '@/simulator/route';
import { generationReference } from './reference';
import { stamp } from './stamp';

/** A service of the add-on catalogue. */
export function serialiseAddOnService(service: AddOnService): JsonObject {
  return {
    cli_plugin_name: service.cliPluginName,
    created_at: stamp(service.createdAtMs),
    human_name: service.humanName,
    id: service.id,
    name: service.name,
    state: service.state,
    supports_multiple_installations: service.supportsMultipleInstallations,
    supports_sharing: service.supportsSharing,
    updated_at: stamp(service.updatedAtMs),
    supported_generations: [generationReference()],
  };
}
