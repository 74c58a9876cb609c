import type { z } from 'zod';
import type { World } from '@/simulator/engine/world';
import type { Account, App } from '@/simulator/model';
import { Refusal } from '@/simulator/refusal';
import type { Universe } from '@/simulator/universe';

export interface Call {
  universe: Universe;
  /** The world named by `:world`; the default one where the path names none. */
  world: World;
  query: URLSearchParams;
  body: unknown;
  /** Address of this simulator, as it goes into a start line. */
  url: string;
  param(name: string): string;
}

/** One entry of the control plane. The result is answered as JSON; undefined as `{}`. */
export interface Action {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  path: string;
  summary: string;
  run(call: Call): unknown;
}

/** The body in the shape an action needs; 422 with zod's words otherwise. */
export function input<T extends z.ZodType>(call: Call, schema: T): z.infer<T> {
  const parsed = schema.safeParse(call.body ?? {});
  if (parsed.success) return parsed.data;
  const reasons = parsed.error.issues.map((issue) => `${issue.path.join('.') || 'body'}: ${issue.message}`);
  throw new Refusal(422, 'invalid_params', reasons.join('; '));
}

/** An account of the world by email or id; 404 otherwise, whoever may see it. */
export function accountNamed(world: World, emailOrId: string): Account {
  const account = world.accounts.find(emailOrId);
  if (!account) throw new Refusal(404, 'not_found', `There is no account ${emailOrId}.`);
  return account;
}

/** An app of the world by name or id; 404 otherwise, whoever may see it. */
export function appNamed(world: World, nameOrId: string): App {
  const app = world.apps.find(nameOrId);
  if (!app) throw new Refusal(404, 'not_found', `There is no app ${nameOrId}.`);
  return app;
}
