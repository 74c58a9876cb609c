import type { Actor } from '@/simulator/engine/happenings';
import type { Ms, Stamped } from '@/simulator/model';
import type { JsonObject } from '@/simulator/route';

/** What a subscription can be about. */
export const entities: readonly string[] = [
  'api:addon-attachment',
  'api:addon',
  'api:app',
  'api:build',
  'api:collaborator',
  'api:domain',
  'api:dyno',
  'api:formation',
  'api:release',
  'api:sni-endpoint',
  'dyno',
];

export interface Webhook extends Stamped {
  appId: string;
  include: readonly string[];
  level: 'notify' | 'sync';
  url: string;
  /** Signs every delivery. */
  secret: string;
  /** Sent as `Authorization`, verbatim. */
  authorization: string | null;
  /** Address under which output streams are named in payloads. */
  streams: string;
}

/** Something that happened, as the subscribers of its app are told. */
export interface Notice {
  include: string;
  action: string;
  data: JsonObject;
  previous: JsonObject;
  actor: Actor;
}

export interface WebhookEvent extends Stamped, Notice {
  appId: string;
}

export interface Attempt {
  id: string;
  code: number | null;
  errorClass: string | null;
  status: 'scheduled' | 'succeeded' | 'failed';
  createdAtMs: Ms;
  updatedAtMs: Ms;
}

export interface Delivery extends Stamped {
  appId: string;
  /** Grows by one with each delivery of a world. */
  sequence: number;
  eventId: string;
  webhookId: string;
  level: Webhook['level'];
  attempts: number;
  nextAttemptAtMs: Ms | null;
  lastAttempt: Attempt | null;
  status: 'pending' | 'scheduled' | 'retrying' | 'failed' | 'succeeded';
}
