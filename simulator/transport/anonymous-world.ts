import type { World } from '@/simulator/engine/world';
import type { JsonObject } from '@/simulator/route';
import type { Universe } from '@/simulator/universe';

/** The world a request without a token means: the one named by a stream, or that knows the client or grant it names. */
export function anonymousWorld(universe: Universe, path: string, body: JsonObject): World {
  const streamed = /^\/streams\/([^/]+)\//.exec(path)?.[1];
  const named = streamed === undefined ? undefined : universe.get(decodeURIComponent(streamed));
  if (named) return named;
  const clientId = /^\/oauth\/clients\/([^/]+)$/.exec(path)?.[1];
  const grant = textAt(body.grant, 'code');
  const refresh = textAt(body.refresh_token, 'token');
  const found = universe.find((world) => {
    const isKnown =
      (clientId !== undefined && world.oauthClients.get(clientId)) ||
      (grant !== null && world.grants.named(grant)) ||
      (refresh !== null && world.refreshTokens.named(refresh));
    return isKnown ? world : undefined;
  });
  return found?.world ?? universe.default;
}

function textAt(value: JsonObject[string], key: string): string | null {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return null;
  const text = value[key];
  return typeof text === 'string' ? text : null;
}
