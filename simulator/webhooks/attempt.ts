import { createHmac } from 'node:crypto';
import { request } from 'node:http';
import type { World } from '@/simulator/engine/world';
import { stamp } from '@/simulator/serialise/stamp';
import type { Attempt, Delivery, Webhook, WebhookEvent } from './model';
import { eventPayload } from './payload';

const longestAnswerMs = 10_000;
const longestRetryMs = 72 * 3_600_000;
const longestWaitMs = 4 * 3_600_000;

/**
 * Sends a delivery now, and again on the world's clock when its level asks for that. Only loopback addresses are ever
 * called: nothing leaves the machine, whatever a subscription says.
 */
export function attempt(world: World, webhook: Webhook, event: WebhookEvent, delivery: Delivery): void {
  const now = world.now();
  const made: Attempt = {
    id: world.newId(),
    code: null,
    errorClass: null,
    status: 'scheduled',
    createdAtMs: now,
    updatedAtMs: now,
  };
  delivery.attempts += 1;
  Object.assign(delivery, { lastAttempt: made, nextAttemptAtMs: null, status: 'scheduled', updatedAtMs: now });
  const body = JSON.stringify({
    ...eventPayload(event),
    id: event.id,
    created_at: stamp(event.createdAtMs),
    updated_at: stamp(event.updatedAtMs),
    published_at: stamp(now),
    sequence: null,
    webhook_metadata: {
      attempt: { id: made.id },
      delivery: { id: delivery.id },
      event: { id: event.id, include: event.include },
      webhook: { id: webhook.id },
    },
  });
  post(world, webhook, body).then(
    (code) => settle(world, webhook, event, delivery, code, code >= 200 && code < 300 ? null : 'UnexpectedStatus'),
    (error: Error) => settle(world, webhook, event, delivery, null, error.name),
  );
}

function settle(
  world: World,
  webhook: Webhook,
  event: WebhookEvent,
  delivery: Delivery,
  code: number | null,
  errorClass: string | null,
): void {
  const now = world.now();
  const isDone = errorClass === null;
  if (delivery.lastAttempt) {
    Object.assign(delivery.lastAttempt, {
      code,
      errorClass,
      status: isDone ? 'succeeded' : 'failed',
      updatedAtMs: now,
    });
  }
  const waitMs = Math.min(world.switches.webhookRetryMs * 2 ** (delivery.attempts - 1), longestWaitMs);
  const mayRetry = delivery.level === 'sync' && now + waitMs <= event.createdAtMs + longestRetryMs;
  if (isDone || !mayRetry) {
    Object.assign(delivery, { status: isDone ? 'succeeded' : 'failed', nextAttemptAtMs: null, updatedAtMs: now });
    return;
  }
  Object.assign(delivery, { status: 'retrying', nextAttemptAtMs: now + waitMs, updatedAtMs: now });
  world.after(waitMs, () => {
    const isWanted =
      world.webhooks.get(webhook.id) === webhook && world.webhookDeliveries.get(delivery.id) === delivery;
    if (isWanted) attempt(world, webhook, event, delivery);
  });
}

class NotLoopback extends Error {
  override name = 'NotLoopback';
}

/** Status of the answer; rejects with an error whose name says what went wrong. */
function post(world: World, webhook: Webhook, body: string): Promise<number> {
  const url = new URL(webhook.url);
  if (!isLoopback(url)) return Promise.reject(new NotLoopback(url.host));
  return new Promise((resolve, reject) => {
    const outgoing = request(
      url,
      {
        method: 'POST',
        signal: world.ending,
        timeout: longestAnswerMs,
        agent: false,
        headers: {
          'Content-Type': 'application/json',
          'Content-Length': Buffer.byteLength(body),
          'User-Agent': 'Heroku-Webhooks (simulator)',
          'Heroku-Webhook-Hmac-SHA256': createHmac('sha256', webhook.secret).update(body).digest('base64'),
          ...(webhook.authorization === null ? {} : { Authorization: webhook.authorization }),
        },
      },
      (answer) => {
        answer.resume();
        resolve(answer.statusCode ?? 0);
      },
    );
    outgoing.on('timeout', () => outgoing.destroy(Object.assign(new Error('No answer'), { name: 'Timeout' })));
    outgoing.on('error', (error: NodeJS.ErrnoException) =>
      reject(Object.assign(error, { name: error.code ?? error.name })),
    );
    outgoing.end(body);
  });
}

function isLoopback({ protocol, hostname }: URL): boolean {
  return protocol === 'http:' && (hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d+){3}$/.test(hostname));
}
