import type { Caller } from './api-caller';

/** What the walks act on: an app with everything, and one made for the purpose. */
export interface WalkGround {
  app: string;
  team: string;
  /** Somebody else who exists. */
  colleague: string;
}

/** Every call about an app and its processes, releases and config. */
export async function walkApps({ one, many }: Caller, { app, team, colleague }: WalkGround): Promise<void> {
  await many('GET', '/apps');
  await one('GET', `/apps/${app}`);
  await many('GET', '/users/~/apps');
  await many('GET', `/teams/${team}/apps`);
  await many('GET', `/teams/${team}/members/${colleague}/apps`);
  await one('GET', `/teams/apps/${app}`);
  const { id } = await one('GET', `/apps/${app}`);
  await many('POST', '/filters/apps', { in: { id: [id] } });
  const made = await one('POST', '/apps', { name: 'walk-personal' });
  await one('PATCH', `/apps/${made.id}`, { name: 'walk-renamed', maintenance: true, build_stack: 'heroku-22' });
  await one('POST', `/apps/${made.id}/acm`, {});
  await one('PATCH', `/apps/${made.id}/acm`, { acm_refresh: true });
  await one('DELETE', `/apps/${made.id}/acm`);
  await one('DELETE', '/apps/walk-renamed');
  const given = await one('POST', '/apps', { name: 'walk-given' });
  const offer = await one('POST', '/account/app-transfers', { app: given.id, recipient: colleague });
  await many('GET', '/account/app-transfers');
  await one('GET', `/account/app-transfers/${offer.id}`);
  await one('DELETE', `/account/app-transfers/${offer.id}`);
  const { id: me } = await one('GET', '/account');
  const own = await one('POST', '/account/app-transfers', { app: given.id, recipient: me });
  await one('PATCH', `/account/app-transfers/${own.id}`, { state: 'declined' });
  const owned = await one('POST', '/teams/apps', { name: 'walk-team', team });
  await one('PATCH', `/teams/apps/${owned.id}`, { locked: true });
  await one('PATCH', `/teams/apps/${owned.id}`, { owner: colleague });

  await many('GET', `/apps/${app}/formation`);
  await one('GET', `/apps/${app}/formation/web`);
  await many('PATCH', `/apps/${app}/formation`, { updates: [{ type: 'web', quantity: '+1' }] });
  await one('PATCH', `/apps/${app}/formation/web`, { quantity: 2, dyno_size: { name: 'standard-2x' } });
  await many('GET', `/apps/${app}/dynos`);
  await one('GET', `/apps/${app}/dynos/web.1`);
  const run = await one('POST', `/apps/${app}/dynos`, { command: 'date', attach: false });
  await one('POST', `/apps/${app}/dynos/${run.name}/actions/stop`);
  await one('DELETE', `/apps/${app}/dynos/web.1`);
  await one('DELETE', `/apps/${app}/formations/web`);
  await one('POST', `/apps/${app}/formations/web/actions/stop`);
  await one('DELETE', `/apps/${app}/dynos`);
  await many('GET', `/apps/${app}/available-dyno-sizes`);
  await many('GET', `/apps/${app}/available-stacks`);

  await one('GET', `/apps/${app}/config-vars`);
  await one('PATCH', `/apps/${app}/config-vars`, { WALK: 'yes' });
  const releases = await many('GET', `/apps/${app}/releases`, undefined, { Range: 'version ..; order=desc,max=50' });
  await one('GET', `/apps/${app}/releases/${releases[0]?.version}`);
  await one('GET', `/apps/${app}/releases/${releases[0]?.id}/config-vars`);
  const older = releases.slice(1).find((row) => row.eligible_for_rollback === true);
  await one('POST', `/apps/${app}/releases`, { release: older?.id });
  await one('GET', `/apps/${app}/slugs/${(older?.slug as { id: string } | undefined)?.id}`);
  const slug = await one('POST', `/apps/${app}/slugs`, {
    process_types: { web: 'node server.js' },
    commit: 'abcdef12',
  });
  await one('POST', `/apps/${app}/releases`, { slug: slug.id });
  const builds = await many('GET', `/apps/${app}/builds`);
  await one('GET', `/apps/${app}/builds/${builds[0]?.id}`);
  await many('GET', `/apps/${app}/buildpack-installations`);
  await many('PUT', `/apps/${app}/buildpack-installations`, { updates: [{ buildpack: 'heroku/nodejs' }] });
}

/** Every call about the hostnames and certificates of an app, and the people who reach it. */
export async function walkAppAccess({ one, many }: Caller, ground: WalkGround & { pem: string }): Promise<void> {
  const { app, team, colleague, pem } = ground;
  await many('GET', `/apps/${app}/domains`);
  const certificate = { certificate_chain: pem, private_key: 'private' };
  const endpoint = await one('POST', `/apps/${app}/sni-endpoints`, certificate);
  await many('GET', `/apps/${app}/sni-endpoints`);
  await one('GET', `/apps/${app}/sni-endpoints/${endpoint.name}`);
  await one('PATCH', `/apps/${app}/sni-endpoints/${endpoint.id}`, certificate);
  const domain = await one('POST', `/apps/${app}/domains`, { hostname: 'walk.example.com', sni_endpoint: null });
  await one('PATCH', `/apps/${app}/domains/${domain.id}`, { sni_endpoint: endpoint.name });
  await one('GET', `/apps/${app}/domains/walk.example.com`);
  await one('DELETE', `/apps/${app}/domains/walk.example.com`);
  await one('DELETE', `/apps/${app}/sni-endpoints/${endpoint.id}`);

  for (const prefix of [`/apps/${app}`, `/teams/apps/${app}`]) {
    await one('POST', `${prefix}/collaborators`, { user: colleague, permissions: ['deploy'] });
    await many('GET', `${prefix}/collaborators`);
    await one('GET', `${prefix}/collaborators/${colleague}`);
    if (prefix.startsWith('/teams')) {
      await one('PATCH', `${prefix}/collaborators/${colleague}`, { permissions: ['view', 'operate'] });
    }
    await one('DELETE', `${prefix}/collaborators/${colleague}`);
  }
  await many('GET', '/teams');
  await one('GET', `/teams/${team}`);
  await many('GET', `/teams/${team}/members`);
  await many('GET', '/teams/permissions');
  await many('GET', `/teams/${team}/permissions`);
  await many('GET', `/teams/${team}/spaces`);
  await many('GET', `/teams/${team}/invitations`);
  for (const path of ['/spaces', '/enterprise-accounts']) await many('GET', path);
  await one('DELETE', `/teams/${team}/members/${colleague}`);
  await one('PUT', `/teams/${team}/members`, { email: colleague, role: 'member' });
  await one('POST', `/teams/${team}/members`, { email: colleague, role: 'member' });
  await one('PATCH', `/teams/${team}/members`, { email: colleague, role: 'admin' });
}
