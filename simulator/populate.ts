import type { World } from './engine/world';
import { demoClientId } from './identity/clients';
import { authorize, issueAccess } from './identity/tokens';
import type { WorldSpec } from './universe';
import { dispatchWebhooks } from './webhooks/dispatch';
import { buildWorld } from './world/build-world';

/** Fills a fresh world: the fleet, the demo client with its callback, and an API key for each announced account. */
export function populate(world: World, spec: WorldSpec): void {
  dispatchWebhooks(world);
  buildWorld(world, { apps: spec.apps, seed: spec.seed });
  const times = { createdAtMs: world.now(), updatedAtMs: world.now() };
  world.oauthClients.add({
    id: demoClientId(world),
    secret: world.uuid('oauth-secret:demo'),
    name: 'Console (demo)',
    redirectUri: spec.callback,
    ignoresDelinquent: false,
    accountId: null,
    ...times,
  });
  for (const accountId of world.announced) {
    const direct = authorize(world, { accountId, scopes: ['global'], description: 'API key', isDefault: true });
    issueAccess(world, direct, null);
  }
}
