import type { World } from '@/simulator/engine/world';
import type { Incoming, Outgoing } from '@/simulator/transport/wire';
import type { Universe } from '@/simulator/universe';
import { answerAuthorize } from './authorize';
import { homePage } from './home';
import { logIn, loginPage } from './login';
import { logOut } from './logout';
import type { OAuthClient } from './model';
import { errorPage } from './page';
import { answerToken, worldOfTokenRequest } from './token-endpoint';

export interface IdentityTask {
  world: World;
  answer(): Outgoing;
}

/** What the identity site does with a request; null when the path is not one of its pages. */
export function identityTask(universe: Universe, incoming: Incoming): IdentityTask | null {
  const method = incoming.method === 'HEAD' ? 'GET' : incoming.method;
  switch (`${method} ${incoming.path}`) {
    case 'GET /':
      return { world: universe.default, answer: () => homePage(universe.default) };
    case 'GET /oauth/authorize':
    case 'POST /oauth/authorize':
      return authorizeTask(universe, incoming);
    case 'POST /oauth/token': {
      const world = worldOfTokenRequest(universe, incoming);
      return { world, answer: () => answerToken(world, incoming) };
    }
    case 'GET /login': {
      const next = incoming.query.get('next') ?? '/';
      const world = worldOfLogin(universe, next);
      return { world, answer: () => loginPage(world, next) };
    }
    case 'POST /login': {
      const world = universe.get(new URLSearchParams(incoming.text).get('world') ?? '') ?? universe.default;
      return { world, answer: () => logIn(world, incoming) };
    }
    case 'GET /logout': {
      const world = universe.get(incoming.query.get('world') ?? '') ?? universe.default;
      return { world, answer: () => logOut(world, incoming) };
    }
    default:
      return null;
  }
}

function authorizeTask(universe: Universe, incoming: Incoming): IdentityTask {
  const input = incoming.method === 'POST' ? new URLSearchParams(incoming.text) : incoming.query;
  const clientId = input.get('client_id') ?? '';
  const known = clientOf(universe, clientId);
  if (known) return { world: known.world, answer: () => answerAuthorize(known.world, known.found, incoming) };
  const answer = () => (clientId === '' ? errorPage(400, 'Need client_id') : errorPage(400, 'Unknown OAuth client.'));
  return { world: universe.default, answer };
}

function worldOfLogin(universe: Universe, next: string): World {
  const clientId = new URLSearchParams(next.slice(next.indexOf('?') + 1)).get('client_id') ?? '';
  return clientOf(universe, clientId)?.world ?? universe.default;
}

function clientOf(universe: Universe, id: string): { world: World; found: OAuthClient } | null {
  return universe.find((world) => world.oauthClients.get(id));
}
