import type { World } from './engine/world';
import { demoClientId } from './identity/clients';

export interface StartLine {
  api: string;
  id: string;
  oauth: { clientId: string; clientSecret: string };
  accounts: { email: string; token: string }[];
}

/** What a client needs to know about a world: addresses, an OAuth client, accounts with tokens, widest view first. */
export function startLine(world: World, url: string): StartLine {
  const client = world.oauthClients.get(demoClientId(world));
  if (!client) throw new Error(`World ${world.id} has no demo client.`);
  return {
    api: url,
    id: url,
    oauth: { clientId: client.id, clientSecret: client.secret },
    accounts: world.announced.flatMap((accountId) => {
      const account = world.accounts.get(accountId);
      const direct = world.authorizations.in('account', accountId).find((row) => row.isDefault);
      const token = direct && world.tokens.in('authorization', direct.id)[0];
      return account && token ? [{ email: account.email, token: token.token }] : [];
    }),
  };
}
