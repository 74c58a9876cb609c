import type { JsonObject } from '@/simulator/route';
import type { WebhookEvent } from './model';

/** The part of an event that is the same in its list and in each delivery. */
export function eventPayload(event: WebhookEvent): JsonObject {
  return {
    action: event.action,
    actor: { email: event.actor.email, id: event.actor.id },
    data: event.data,
    previous_data: event.previous,
    resource: event.include.replace(/^api:/, ''),
    version: 'application/vnd.heroku+json; version=3',
  };
}
