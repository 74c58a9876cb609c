import type { World } from '@/simulator/engine/world';
import type { Attachment } from '@/simulator/model';
import type { JsonObject } from '@/simulator/route';
import { stamp } from './stamp';

/** The name under which an app uses an add-on, its own or another app's. */
export function serialiseAttachment(world: World, attachment: Attachment): JsonObject {
  const addOn = world.addOns.get(attachment.addOnId);
  const billedAppId = addOn?.appId ?? attachment.appId;
  return {
    addon: {
      id: attachment.addOnId,
      name: addOn?.name ?? '',
      app: { id: billedAppId, name: world.apps.get(billedAppId)?.name ?? '' },
    },
    app: { id: attachment.appId, name: world.apps.get(attachment.appId)?.name ?? '' },
    created_at: stamp(attachment.createdAtMs),
    id: attachment.id,
    name: attachment.name,
    namespace: attachment.namespace,
    updated_at: stamp(attachment.updatedAtMs),
    web_url: attachment.webUrl,
    log_input_url: null,
  };
}
