import type { World } from '@/simulator/engine/world';
import type { OAuthClient } from './model';

/** Registers a client with a fresh id and secret. */
export function createOAuthClient(
  world: World,
  input: { name: string; redirectUri: string; accountId: string | null },
): OAuthClient {
  return world.oauthClients.add({
    id: world.newId(),
    secret: world.newId(),
    ignoresDelinquent: false,
    createdAtMs: world.now(),
    updatedAtMs: world.now(),
    ...input,
  });
}

/** The client a world is born with, for the console that is started beside the simulator. */
export function demoClientId(world: World): string {
  return world.uuid('oauth-client:demo');
}
