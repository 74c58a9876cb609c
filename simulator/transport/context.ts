import type { IncomingHttpHeaders } from 'node:http';
import { permissionsOf } from '@/simulator/engine/access';
import type { World } from '@/simulator/engine/world';
import type { Account, App, AppPermission, Team } from '@/simulator/model';
import { Refusal, type RefusalExtra } from '@/simulator/refusal';
import type { Context, JsonObject } from '@/simulator/route';
import { type Caller, noCredentials } from './credentials';

interface Parts {
  world: World;
  caller: Caller | null;
  params: Record<string, string>;
  query: URLSearchParams;
  body: JsonObject;
  bytes: Buffer;
  headers: IncomingHttpHeaders;
  variant: 'v3' | 'sdk';
}

/** One request as its handler sees it. */
export class RequestContext implements Context {
  readonly world: World;
  readonly viewer: Account | null;
  readonly token: Context['token'];
  readonly query: URLSearchParams;
  readonly body: JsonObject;
  readonly bytes: Buffer;
  readonly headers: IncomingHttpHeaders;
  readonly variant: 'v3' | 'sdk';
  readonly expansions: readonly string[];
  readonly inclusions: readonly string[];
  readonly now: number;
  readonly #params: Record<string, string>;

  constructor(parts: Parts) {
    this.world = parts.world;
    this.viewer = parts.caller?.account ?? null;
    this.token = parts.caller?.token ?? null;
    this.query = parts.query;
    this.body = parts.body;
    this.bytes = parts.bytes;
    this.headers = parts.headers;
    this.variant = parts.variant;
    this.expansions = namesIn(parts.headers['accept-expansion']);
    this.inclusions = namesIn(parts.headers['accept-inclusion']);
    this.now = parts.world.now();
    this.#params = parts.params;
  }

  get account(): Account {
    if (!this.viewer) throw noCredentials();
    return this.viewer;
  }

  param(name: string): string {
    const value = this.#params[name];
    if (value === undefined) throw new Error(`The route has no parameter ${name}.`);
    return value;
  }

  app(permission: AppPermission = 'view', param = 'app'): App {
    const app = this.world.apps.find(this.param(param));
    const held = app ? permissionsOf(this.world, this.account, app) : [];
    if (!app || held.length === 0) {
      throw new Refusal(404, 'not_found', "Couldn't find that app.", { resource: 'app' });
    }
    if (!held.includes(permission)) {
      throw new Refusal(403, 'forbidden', `You do not have permission to ${permission} on ${app.name}.`);
    }
    return app;
  }

  team(role?: 'admin', param = 'team'): Team {
    const team = this.world.teams.find(this.param(param));
    const member = team?.members.get(this.account.id);
    if (!team || !member) throw new Refusal(404, 'not_found', "Couldn't find that team.", { resource: 'team' });
    if (role === 'admin' && member.role !== 'admin') {
      throw new Refusal(403, 'forbidden', `You do not have access to the team ${team.name}.`);
    }
    return team;
  }

  refuse(status: number, id: string, message: string, extra?: RefusalExtra): never {
    throw new Refusal(status, id, message, extra);
  }
}

function namesIn(header: string | string[] | undefined): string[] {
  return String(header ?? '')
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
}
