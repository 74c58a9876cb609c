import type { Caller } from './api-caller';

export interface OAuthGround {
  clientSecret: string;
  refreshToken: string;
}

/** Every call about accounts, the catalogue, features and OAuth. */
export async function walkPlatform(
  { one, many }: Caller,
  ground: OAuthGround & { app: string; team: string },
): Promise<void> {
  const { app, team } = ground;
  const me = await one('GET', '/account');
  await one('PATCH', '/account', { name: me.name });
  await one('GET', '/users/~');
  await one('PATCH', `/users/${me.id}`, { name: me.name });
  const { id: keyId } = await one('POST', '/account/keys', { public_key: 'ssh-ed25519 d2Fsaw== walk@schema' });
  await many('GET', '/account/keys');
  await one('GET', `/account/keys/${keyId}`);
  await one('GET', '/account/rate-limits');
  await one('GET', '/account/delinquency');
  await one('GET', `/teams/${team}/delinquency`);
  for (const path of ['/account/features', `/teams/${team}/features`, `/apps/${app}/features`]) {
    const [feature] = await many('GET', path);
    await one('GET', `${path}/${feature?.name}`);
    if (!path.startsWith('/teams')) await one('PATCH', `${path}/${feature?.name}`, { enabled: true });
  }
  for (const path of ['/regions', '/stacks', '/dyno-sizes', '/generations']) {
    const [row] = await many('GET', path);
    await one('GET', `${path}/${row?.id}`);
  }

  const client = await one('POST', '/oauth/clients', { name: 'Walk', redirect_uri: 'https://walk.example.com/back' });
  await many('GET', '/oauth/clients');
  await one('GET', `/oauth/clients/${client.id}`);
  await one('PATCH', `/oauth/clients/${client.id}`, { name: 'Walk on' });
  await one('POST', `/oauth/clients/${client.id}/actions/rotate-credentials`);
  const made = await one('POST', '/oauth/authorizations', { scope: ['read'], description: 'walk', client: client.id });
  await many('GET', '/oauth/authorizations');
  await one('GET', `/oauth/authorizations/${made.id}`);
  await one('PATCH', `/oauth/authorizations/${made.id}`, { description: 'walked' });
  await one('POST', `/oauth/authorizations/${made.id}/actions/regenerate-tokens`);
  await one('DELETE', `/oauth/authorizations/${made.id}`);
  await one('DELETE', `/oauth/clients/${client.id}`);
  const token = await one('POST', '/oauth/tokens', {
    grant: { type: 'refresh_token' },
    refresh_token: { token: ground.refreshToken },
    client: { secret: ground.clientSecret },
  });
  await one('DELETE', `/oauth/tokens/${token.id}`);
}
