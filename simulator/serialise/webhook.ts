import type { App } from '@/simulator/model';
import type { JsonObject } from '@/simulator/route';
import type { Delivery, Webhook, WebhookEvent } from '@/simulator/webhooks/model';
import { eventPayload } from '@/simulator/webhooks/payload';
import { stamp, stampOrNull } from './stamp';

/** A subscription; its secrets are never shown again. */
export function serialiseWebhook(app: App, webhook: Webhook): JsonObject {
  return {
    app: { id: app.id, name: app.name },
    created_at: stamp(webhook.createdAtMs),
    id: webhook.id,
    include: [...webhook.include],
    level: webhook.level,
    updated_at: stamp(webhook.updatedAtMs),
    url: webhook.url,
  };
}

/** One event that subscribers were told of. */
export function serialiseWebhookEvent(event: WebhookEvent): JsonObject {
  return {
    created_at: stamp(event.createdAtMs),
    id: event.id,
    include: event.include,
    payload: { ...eventPayload(event), published_at: stamp(event.createdAtMs) },
    updated_at: stamp(event.updatedAtMs),
  };
}

/** How the delivery of an event to one webhook goes. */
export function serialiseDelivery(delivery: Delivery, include: string): JsonObject {
  const { lastAttempt } = delivery;
  return {
    created_at: stamp(delivery.createdAtMs),
    event: { id: delivery.eventId, include },
    id: delivery.id,
    num_attempts: delivery.attempts,
    next_attempt_at: stampOrNull(delivery.nextAttemptAtMs),
    last_attempt: lastAttempt && {
      id: lastAttempt.id,
      code: lastAttempt.code,
      error_class: lastAttempt.errorClass,
      status: lastAttempt.status,
      created_at: stamp(lastAttempt.createdAtMs),
      updated_at: stamp(lastAttempt.updatedAtMs),
    },
    status: delivery.status,
    updated_at: stamp(delivery.updatedAtMs),
    webhook: { id: delivery.webhookId, level: delivery.level },
  };
}
