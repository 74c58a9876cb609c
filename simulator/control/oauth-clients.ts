import { z } from 'zod';
import { createOAuthClient } from '@/simulator/identity/clients';
import { type Action, input } from './action';

const clientInput = z.strictObject({ name: z.string().default('Another client'), redirectUri: z.url() });

export const oauthClientActions: readonly Action[] = [
  {
    method: 'POST',
    path: '/_sim/worlds/:world/oauth-clients',
    summary: 'Registers an OAuth client {name?, redirectUri}',
    run: (call) => {
      const { name, redirectUri } = input(call, clientInput);
      const client = createOAuthClient(call.world, { name, redirectUri, accountId: null });
      return { clientId: client.id, clientSecret: client.secret, redirectUri: client.redirectUri };
    },
  },
  {
    method: 'GET',
    path: '/_sim/worlds/:world/oauth-clients',
    summary: 'The OAuth clients with their callbacks',
    run: ({ world }) =>
      Array.from(world.oauthClients, (client) => ({
        clientId: client.id,
        name: client.name,
        redirectUri: client.redirectUri,
      })),
  },
  {
    method: 'PATCH',
    path: '/_sim/worlds/:world/oauth-clients/:client',
    summary: 'Moves the registered callback {redirectUri}',
    run: (call) => {
      const { redirectUri } = input(call, z.strictObject({ redirectUri: z.url() }));
      const client = call.world.oauthClients.get(call.param('client'));
      if (client) call.world.oauthClients.change(client, { redirectUri, updatedAtMs: call.world.now() });
      return { isKnown: client !== undefined, redirectUri };
    },
  },
];
