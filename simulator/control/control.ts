import { Refusal } from '@/simulator/refusal';
import { parseBody } from '@/simulator/transport/json-body';
import { Router } from '@/simulator/transport/router';
import type { Incoming, Outgoing } from '@/simulator/transport/wire';
import type { Universe } from '@/simulator/universe';
import { accountActions } from './accounts';
import type { Action } from './action';
import { appActions } from './apps';
import { behaviourActions } from './behaviour';
import { oauthClientActions } from './oauth-clients';
import { worldActions } from './worlds';

const actions: readonly Action[] = [
  ...worldActions,
  ...accountActions,
  ...appActions,
  ...oauthClientActions,
  ...behaviourActions,
];
const router = new Router(actions);

/** Answers the control plane: JSON in and out, neither counted nor delayed nor logged. */
export function answerControl(universe: Universe, incoming: Incoming): Outgoing {
  try {
    return json(200, perform(universe, incoming));
  } catch (error) {
    if (error instanceof Refusal) return json(error.status, error.body);
    console.error(error);
    return json(500, { id: 'internal_server_error', message: String(error) });
  }
}

function perform(universe: Universe, incoming: Incoming): unknown {
  if (incoming.path === '/_sim' || incoming.path === '/_sim/') {
    return actions.map(({ method, path, summary }) => ({ method, path, summary }));
  }
  const match = router.match(incoming.method, incoming.path);
  if (!match) throw new Refusal(404, 'not_found', 'The control plane has no such entry; GET /_sim/ lists them.');
  const worldId = match.params.world ?? 'default';
  const world = universe.get(worldId);
  if (!world) throw new Refusal(404, 'not_found', `There is no world ${worldId}.`);
  world.tick();
  return match.route.run({
    universe,
    world,
    query: incoming.query,
    body: parseBody(incoming.text),
    url: `http://${incoming.headers.host ?? '127.0.0.1'}`,
    param: (name) => match.params[name] ?? '',
  });
}

function json(status: number, body: unknown): Outgoing {
  return { status, headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body ?? {}) };
}
