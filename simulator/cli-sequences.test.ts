import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Simulator, startSimulator } from './start';
import { apiCaller, type Caller, type Row } from './testing/api-caller';

const x = '/apps/checkout-api-production';
const app = 'checkout-api-production';
const accept = (suffix: string) => ({ Accept: `application/vnd.heroku+json; version=3.${suffix}` });
const sdk = accept('sdk');
const expanded = { ...sdk, 'Accept-Expansion': 'addon_service,plan' };
const newest = (count: number, headers = {}) => ({ ...headers, Range: `version ..; order=desc,max=${count}` });

/** What each command of the official CLI was seen to send, in its order and spelling, with what it reads of the answers. */
describe('the request sequences of the official CLI', () => {
  let simulator: Simulator;
  let heroku: Caller;

  const pass = (advanceMs: number) => heroku.call('POST', '/_sim/worlds/default/clock', { advanceMs });
  const latest = async () => (await heroku.many('GET', `${x}/releases`, undefined, newest(1)))[0];
  const byType = (rows: Row[], type: string) => rows.find((row) => row.type === type);

  beforeAll(async () => {
    simulator = await startSimulator({ port: 0, apps: 60, seed: 7 });
    heroku = apiCaller({ base: simulator.url, token: simulator.line.accounts[0]?.token ?? '' });
  });

  afterAll(() => simulator.close());

  it('apps, apps --all, apps -t', async () => {
    const personal = await heroku.many('GET', '/users/~/apps');
    const all = await heroku.many('GET', '/apps');
    const ofTeam = await heroku.many('GET', '/teams/payments/apps');
    await heroku.one('GET', '/teams/payments');
    const { email } = await heroku.one('GET', '/account');
    expect(personal.every((row) => (row.owner as Row).email === email)).toBe(true);
    expect(all.length).toBeGreaterThan(personal.length);
    expect(ofTeam.map((row) => (row.owner as Row).email)).toContain('payments@herokumanager.com');
  });

  it('apps:info', async () => {
    await heroku.many('GET', `${x}/addons`);
    const info = await heroku.one('GET', x);
    await heroku.many('GET', `${x}/dynos`);
    await heroku.many('GET', `${x}/collaborators`);
    const coupling = await heroku.one('GET', `${x}/pipeline-couplings`);
    expect(coupling.pipeline).toMatchObject({ name: expect.any(String) });
    expect(info.web_url).toMatch(/^https:\/\/checkout-api-production-[0-9a-f]{12}\.herokuapp\.com\/$/);
    const alone = await heroku.one('POST', '/apps', { name: 'cli-alone' });
    expect((await heroku.call('GET', `/apps/${alone.name}/pipeline-couplings`)).status).toBe(404);
  });

  it('apps:create, apps:rename, apps:stacks:set, maintenance:on, apps:destroy', async () => {
    const made = await heroku.one('POST', '/apps', { name: 'cli-made' });
    expect(made).toMatchObject({ name: 'cli-made', maintenance: false, slug_size: null });
    const releases = await heroku.many('GET', '/apps/cli-made/releases');
    expect(releases.map((row) => row.description).sort()).toEqual(['Enable Logplex', 'Initial release']);
    await heroku.one('PATCH', '/apps/cli-made', { name: 'cli-renamed' });
    await heroku.one('PATCH', '/apps/cli-renamed', { build_stack: 'heroku-22' });
    const changed = await heroku.one('PATCH', '/apps/cli-renamed', { maintenance: true });
    expect(changed).toMatchObject({
      id: made.id,
      maintenance: true,
      git_url: 'https://git.heroku.com/cli-renamed.git',
    });
    expect(changed).toMatchObject({ stack: { name: 'heroku-24' }, build_stack: { name: 'heroku-22' } });
    const taken = await heroku.call('POST', '/apps', { name: 'cli-renamed' });
    expect(taken).toMatchObject({ status: 422, body: { id: 'invalid_params' } });
    await heroku.one('DELETE', '/apps/cli-renamed');
    const gone = await heroku.call('GET', '/apps/cli-renamed');
    expect(gone.body).toEqual({ resource: 'app', id: 'not_found', message: "Couldn't find that app." });
    const team = await heroku.one('POST', '/teams/apps', { name: 'cli-team-app', region: 'eu', team: 'payments' });
    expect(team).toMatchObject({ team: { name: 'payments' }, region: { name: 'eu' } });
  });

  it('ps:scale web=2 worker+1, ps:scale web=2:Standard-2X, ps:type web=standard-1x', async () => {
    const before = await heroku.many('GET', `${x}/formation`);
    const workers = byType(before, 'worker')?.quantity as number;
    const versionBefore = (await latest())?.version;
    const updates = [
      { quantity: '2', type: 'web' },
      { quantity: '+1', type: 'worker' },
    ];
    const scaled = await heroku.many('PATCH', `${x}/formation`, { updates });
    expect(scaled.map((row) => [row.type, row.quantity])).toEqual([
      ['web', 2],
      ['worker', workers + 1],
    ]);
    const dynos = await heroku.many('GET', `${x}/dynos`);
    expect(
      dynos
        .filter((row) => row.type === 'web')
        .map((row) => row.name)
        .sort(),
    ).toEqual(['web.1', 'web.2']);
    await heroku.many('PATCH', `${x}/formation`, { updates: [{ quantity: '2', size: 'Standard-2X', type: 'web' }] });
    const [resized] = await heroku.many('PATCH', `${x}/formation`, { updates: [{ size: 'standard-1x', type: 'web' }] });
    expect(resized).toMatchObject({ size: 'Standard-1X', dyno_size: { name: 'Standard-1X' }, quantity: 2 });
    expect((await latest())?.version).toBe(versionBefore);
    const unknown = await heroku.call('PATCH', `${x}/formation`, { updates: [{ quantity: '1', type: 'nope' }] });
    expect(unknown).toMatchObject({ status: 404, body: { message: "Couldn't find that process type (nope)." } });
  });

  it('ps, ps:restart, ps:stop, ps:wait', async () => {
    const shown = await heroku.one('GET', x, undefined, sdk);
    expect(shown).toMatchObject({ generation: 'cedar', process_tier: 'production' });
    const [before] = await heroku.many('GET', `${x}/dynos`, undefined, sdk);
    for (const [method, path] of [
      ['DELETE', `${x}/dynos/web.1`],
      ['DELETE', `${x}/formations/web`],
      ['POST', `${x}/dynos/web.1/actions/stop`],
      ['POST', `${x}/formations/web/actions/stop`],
      ['DELETE', `${x}/dynos`],
    ] as const) {
      const answer = await heroku.call(method, path, undefined, sdk);
      expect([answer.status, answer.body]).toEqual([202, {}]);
    }
    const { version } = (await latest()) as Row;
    await pass(60_000);
    const after = await heroku.many('GET', `${x}/dynos`);
    expect(after.map((row) => row.id)).not.toContain(before?.id);
    expect(after.every((row) => (row.release as Row).version === version)).toBe(true);
    expect(after.filter((row) => row.state === 'up').length).toBeGreaterThan(0);
  });

  it('config:set, config:get, config:unset', async () => {
    const before = (await latest())?.version as number;
    const set = await heroku.one('PATCH', `${x}/config-vars`, { CLI_A: '1', CLI_B: '2' });
    expect(set).toMatchObject({ CLI_A: '1', CLI_B: '2' });
    expect(await latest()).toMatchObject({ version: before + 1, description: 'Set CLI_A, CLI_B config vars' });
    await heroku.one('PATCH', `${x}/config-vars`, { CLI_A: null });
    expect(await latest()).toMatchObject({ version: before + 2, description: 'Remove CLI_A config vars' });
    await heroku.one('PATCH', `${x}/config-vars`, { CLI_B: '2' });
    expect((await latest())?.version).toBe(before + 2);
    expect(await heroku.one('GET', `${x}/config-vars`)).not.toHaveProperty('CLI_A');
  });

  it('releases, releases:info, releases:rollback', async () => {
    await pass(60_000);
    const page = { ...sdk, Range: 'version ..; max=10, order=desc' };
    const answer = await heroku.call('GET', `${x}/releases`, undefined, page);
    const rows = answer.body as Row[];
    expect([answer.status, rows.length]).toEqual([206, 10]);
    expect(answer.headers.get('next-range')).toMatch(/^version \]\d+\.\.; max=10, order=desc$/);
    expect(rows.filter((row) => row.current)).toHaveLength(1);
    const eligible = rows.filter((row) => row.eligible_for_rollback);
    const target = eligible[1];
    await heroku.one('GET', `${x}/releases/${target?.version}`, undefined, sdk);
    const config = await heroku.one('GET', `${x}/releases/${target?.version}/config-vars`);
    await heroku.one('POST', `${x}/releases`, { release: target?.id }, sdk);
    await pass(60_000);
    expect(await latest()).toMatchObject({
      description: `Rollback to v${target?.version}`,
      slug: target?.slug,
      current: true,
    });
    expect(await heroku.one('GET', `${x}/config-vars`)).toMatchObject(config);
  });

  it('pipelines:info, pipelines:diff', async () => {
    const coupling = await heroku.one('GET', `${x}/pipeline-couplings`, undefined, sdk);
    const { name, id } = coupling.pipeline as Row;
    const found = await heroku.many('GET', `/pipelines?eq[name]=${name}`, undefined, accept('pipelines'));
    expect(found.map((row) => row.id)).toEqual([id]);
    expect(await heroku.many('GET', '/pipelines?eq[name]=nothing-of-this-name')).toEqual([]);
    const couplings = await heroku.many('GET', `/pipelines/${id}/pipeline-couplings`, undefined, sdk);
    const ids = couplings.map((row) => (row.app as Row).id);
    const filter = { ...accept('filters'), Range: 'id ..; max=1000;' };
    const apps = await heroku.many('POST', '/filters/apps', { in: { id: ids } }, filter);
    expect(apps.map((row) => row.id).sort()).toEqual([...ids].sort());
    for (const { id: appId } of apps) {
      const range = { ...sdk, Range: 'version ..; order=desc' };
      const releases = await heroku.many('GET', `/apps/${appId}/releases`, undefined, range);
      const slug = releases.find((row) => row.status === 'succeeded' && row.slug)?.slug as Row | undefined;
      if (!slug) continue;
      expect(await heroku.one('GET', `/apps/${appId}/slugs/${slug.id}`, undefined, sdk)).toHaveProperty('commit');
    }
  });

  it('pipelines:promote', async () => {
    const staging = await heroku.one('GET', '/apps/checkout-api-staging');
    const coupling = await heroku.one('GET', `/apps/${staging.id}/pipeline-couplings`);
    const production = await heroku.one('GET', x);
    const promotion = await heroku.one('POST', '/pipeline-promotions', {
      pipeline: { id: (coupling.pipeline as Row).id },
      source: { app: { id: staging.id } },
      targets: [{ app: { id: production.id } }],
    });
    const targets = `/pipeline-promotions/${promotion.id}/promotion-targets`;
    expect(await heroku.many('GET', targets)).toMatchObject([{ status: 'pending' }]);
    await pass(60_000);
    const [target] = await heroku.many('GET', targets);
    expect(target).toMatchObject({ status: 'succeeded', error_message: null, release: { id: (await latest())?.id } });
    expect(await heroku.one('GET', `/pipeline-promotions/${promotion.id}`)).toMatchObject({ status: 'completed' });
    expect((await latest())?.description).toMatch(/^Promote checkout-api-staging v\d+/);
  });

  it('pipelines:create, :add, :update, :remove, :rename, :destroy', async () => {
    const me = await heroku.one('GET', '/users/~');
    await heroku.one('POST', '/apps', { name: 'cli-piped' });
    const owner = { id: me.id, type: 'user' };
    const body = { generation: { name: 'cedar' }, name: 'cli-pipe', owner };
    const made = await heroku.one('POST', '/pipelines', body, accept('pipelines'));
    await heroku.one('POST', '/pipeline-couplings', { app: 'cli-piped', pipeline: made.id, stage: 'staging' });
    const again = await heroku.call('POST', '/pipeline-couplings', {
      app: 'cli-piped',
      pipeline: made.id,
      stage: 'production',
    });
    expect(again.status).toBe(422);
    const coupling = await heroku.one('GET', '/apps/cli-piped/pipeline-couplings', undefined, sdk);
    expect(await heroku.one('PATCH', `/pipeline-couplings/${coupling.id}`, { stage: 'production' })).toMatchObject({
      stage: 'production',
    });
    await heroku.one('DELETE', `/pipeline-couplings/${coupling.id}`);
    await heroku.one('PATCH', `/pipelines/${made.id}`, { name: 'cli-pipe-2' });
    await heroku.one('DELETE', `/pipelines/${made.id}`, { name: 'cli-pipe-2' }, accept('pipelines'));
    expect(await heroku.many('GET', '/pipelines?eq[name]=cli-pipe-2')).toEqual([]);
  });

  it('addons, addons:create --wait, :upgrade, :attach, :detach, :rename, :destroy', async () => {
    const all = await heroku.many('GET', '/addons', undefined, expanded);
    expect(all[0]).toMatchObject({
      plan: { price: { unit: 'month' } },
      addon_service: { human_name: expect.any(String) },
    });
    const made = await heroku.one('POST', `${x}/addons`, {
      attachment: { name: 'CLI_CACHE' },
      config: {},
      plan: { name: 'heroku-redis:mini' },
    });
    expect(made).toMatchObject({ state: 'provisioning', config_vars: ['CLI_CACHE_URL'] });
    await pass(60_000);
    expect(await heroku.one('GET', `${x}/addons/${made.name}`)).toMatchObject({ state: 'provisioned' });
    expect(await heroku.one('GET', `${x}/config-vars`)).toHaveProperty('CLI_CACHE_URL');
    const [resolved] = await heroku.many('POST', '/actions/addons/resolve', { addon: made.name, app }, expanded);
    expect(resolved?.id).toBe(made.id);
    const named = { addon_attachment: 'CLI_CACHE', app, addon_service: 'heroku-redis' };
    const included = { 'Accept-Inclusion': 'addon:plan,config_vars' };
    expect(await heroku.many('POST', '/actions/addon-attachments/resolve', named, included)).toMatchObject([
      { addon: { plan: { name: 'heroku-redis:mini' } }, config_vars: ['CLI_CACHE_URL'] },
    ]);
    const [bare] = await heroku.many('POST', '/actions/addon-attachments/resolve', named);
    expect(bare).not.toHaveProperty('config_vars');
    const upgraded = await heroku.one('PATCH', `${x}/addons/${made.name}`, {
      plan: { name: 'heroku-redis:premium-0' },
    });
    expect(upgraded.plan).toMatchObject({ name: 'heroku-redis:premium-0' });
    const attachment = { addon: { name: made.name }, app: { name: app } };
    const attached = await heroku.one('POST', '/addon-attachments', attachment);
    expect((await latest())?.description).toBe(`Attach ${attached.name} (@ref:${made.name})`);
    const shown = await heroku.one('GET', `${x}/addon-attachments/${attached.name}`);
    await heroku.one('DELETE', `/addon-attachments/${shown.id}`);
    expect((await latest())?.description).toBe(`Detach ${attached.name} (@ref:${made.name})`);
    const { id: appId } = made.app as Row;
    await heroku.one('PATCH', `/apps/${appId}/addons/${made.id}`, { name: 'cli-cache' });
    const destroyed = await heroku.one('DELETE', `/apps/${appId}/addons/${made.id}`, { force: false });
    expect(destroyed).toMatchObject({ name: 'cli-cache', state: 'deprovisioned' });
    expect(await heroku.one('GET', `${x}/config-vars`)).not.toHaveProperty('CLI_CACHE_URL');
    const unknown = await heroku.call('POST', '/actions/addons/resolve', { addon: 'cli-cache', app });
    expect(unknown).toMatchObject({ status: 404, body: { resource: 'add_on', message: "Couldn't find that add-on." } });
    const plan = await heroku.call('POST', `${x}/addons`, { plan: { name: 'no:plan' } });
    expect(plan.body).toMatchObject({
      message: 'Couldn\'t find either the add-on service or the add-on plan of "no:plan".',
    });
  });

  it('domains:add, :info, :remove, certs:auto:enable', async () => {
    await heroku.many('GET', `${x}/domains`, undefined, { Range: 'id ..; max=1000;' });
    await heroku.many('GET', `${x}/sni-endpoints`);
    const body = { hostname: 'www.cli.example.com', sni_endpoint: null };
    const added = await heroku.one('POST', `${x}/domains`, body);
    expect(added).toMatchObject({ kind: 'custom', cname: expect.stringMatching(/\.herokudns\.com$/) });
    await heroku.one('POST', `${x}/acm`, {});
    await pass(60_000);
    const ready = await heroku.one('GET', `${x}/domains/www.cli.example.com`);
    expect(ready).toMatchObject({ status: 'succeeded', acm_status: 'cert issued' });
    expect((await heroku.call('POST', `${x}/domains`, body)).status).toBe(422);
    await heroku.one('DELETE', `${x}/domains/www.cli.example.com`);
    expect((await heroku.call('GET', `${x}/domains/www.cli.example.com`)).status).toBe(404);
  });

  it('access, access:add, access:remove, members, teams', async () => {
    await heroku.many('GET', `${x}/collaborators`);
    const user = 'ravi@sidecar.example';
    await heroku.one('POST', `${x}/collaborators`, { user });
    await heroku.one('DELETE', `${x}/collaborators/${encodeURIComponent(user)}`);
    await heroku.many('GET', '/teams');
    await heroku.many('GET', '/teams/payments/features');
    const member = { email: user, role: 'member' };
    expect((await heroku.call('PUT', '/teams/payments/members', member)).status).toBe(201);
    expect(await heroku.one('PATCH', '/teams/payments/members', { ...member, role: 'admin' })).toMatchObject({
      role: 'admin',
    });
    await heroku.one('DELETE', `/teams/payments/members/${encodeURIComponent(user)}`);
  });
});
