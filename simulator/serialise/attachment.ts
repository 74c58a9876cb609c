import type { World } from '@/simulator/engine/world';
import type { Attachment } from '@/simulator/model';
import type { JsonObject } from '@/simulator/route';
import { stamp } from './stamp';

/** The name under which an app uses an add-on, its own or another app's; with its plan and config vars where asked for. */
export function serialiseAttachment(
  world: World,
  attachment: Attachment,
  inclusions: readonly string[] = [],
): JsonObject {
  const addOn = world.addOns.get(attachment.addOnId);
  const plan = addOn && inclusions.includes('addon:plan') ? world.plans.get(addOn.planId) : undefined;
  const billedAppId = addOn?.appId ?? attachment.appId;
  return {
    addon: {
      id: attachment.addOnId,
      name: addOn?.name ?? '',
      app: { id: billedAppId, name: world.apps.get(billedAppId)?.name ?? '' },
      ...(plan && { plan: { id: plan.id, name: plan.name } }),
    },
    app: { id: attachment.appId, name: world.apps.get(attachment.appId)?.name ?? '' },
    created_at: stamp(attachment.createdAtMs),
    id: attachment.id,
    name: attachment.name,
    namespace: attachment.namespace,
    updated_at: stamp(attachment.updatedAtMs),
    web_url: attachment.webUrl,
    log_input_url: null,
    ...(inclusions.includes('config_vars') && { config_vars: [...attachment.configVarNames] }),
  };
}
