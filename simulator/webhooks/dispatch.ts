import type { Happening } from '@/simulator/engine/happenings';
import type { World } from '@/simulator/engine/world';
import { attempt } from './attempt';
import type { Delivery, Webhook, WebhookEvent } from './model';
import { noticesAbout } from './notices';

const mostKept = 1000;

/** Lets the webhooks of a world hear what happens in it. While there is one, the world's time goes on by itself. */
export function dispatchWebhooks(world: World): void {
  world.happenings.listen((happening) => dispatch(world, happening));
}

function dispatch(world: World, happening: Happening): void {
  const { app } = happening;
  const webhooks = world.webhooks.in('app', app.id);
  const [first] = webhooks;
  if (!first) return;
  for (const notice of noticesAbout(world, happening, first.streams)) {
    const subscribers = webhooks.filter(({ include }) => include.includes(notice.include));
    if (subscribers.length === 0) continue;
    const times = { createdAtMs: world.now(), updatedAtMs: world.now() };
    const event = world.webhookEvents.add({ ...notice, id: world.newId(), appId: app.id, ...times });
    for (const webhook of subscribers) deliver(world, webhook, event);
  }
  forgetOldest(world, app.id);
}

function deliver(world: World, webhook: Webhook, event: WebhookEvent): void {
  world.deliverySequence += 1;
  const delivery: Delivery = world.webhookDeliveries.add({
    id: world.newId(),
    appId: event.appId,
    sequence: world.deliverySequence,
    eventId: event.id,
    webhookId: webhook.id,
    level: webhook.level,
    attempts: 0,
    nextAttemptAtMs: world.now(),
    lastAttempt: null,
    status: 'pending',
    createdAtMs: world.now(),
    updatedAtMs: world.now(),
  });
  attempt(world, webhook, event, delivery);
}

function forgetOldest(world: World, appId: string): void {
  for (const table of [world.webhookEvents, world.webhookDeliveries]) {
    for (const row of table.in('app', appId).slice(0, -mostKept)) table.delete(row.id);
  }
}
