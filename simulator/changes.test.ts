import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { App } from './model';
import { type Simulator, startSimulator } from './start';
import { apiCaller, type Caller, type Row } from './testing/api-caller';
import { openStream } from './testing/stream-reader';

const app = 'checkout-api-production';

describe('what a change sets off', () => {
  let simulator: Simulator;
  let mara: Caller;

  const as = (email: string) => {
    const token = simulator.line.accounts.find((row) => row.email === email)?.token ?? '';
    return apiCaller({ base: simulator.url, token });
  };
  const pass = (advanceMs: number) => mara.call('POST', '/_sim/worlds/default/clock', { advanceMs });
  const newest = async () => {
    const range = { Range: 'version ..; order=desc,max=1' };
    return (await mara.many('GET', `/apps/${app}/releases`, undefined, range))[0] as Row;
  };
  const stored = (name: string): App => {
    const found = simulator.universe.default.apps.named(name);
    if (!found) throw new Error(`no app ${name}`);
    return found;
  };
  const promote = async () => {
    const source = await mara.one('GET', '/apps/checkout-api-staging');
    const target = await mara.one('GET', `/apps/${app}`);
    const { pipeline } = await mara.one('GET', `/apps/${app}/pipeline-couplings`);
    const body = { pipeline, source: { app: { id: source.id } }, targets: [{ app: { id: target.id } }] };
    const { id } = await mara.one('POST', '/pipeline-promotions', body);
    return async () => ({
      whole: await mara.one('GET', `/pipeline-promotions/${id}`),
      target: (await mara.many('GET', `/pipeline-promotions/${id}/promotion-targets`))[0] as Row,
    });
  };

  beforeEach(async () => {
    simulator = await startSimulator({ port: 0, apps: 40, seed: 7 });
    mara = as('mara@fernhill.example');
  });

  afterEach(() => simulator.close());

  it('a promotion keeps its target pending, with a release, while the release command runs', async () => {
    const look = await promote();
    await pass(2_000);
    const running = await look();
    expect(running.target).toMatchObject({ status: 'pending', release: { id: (await newest()).id } });
    expect(running.whole.status).toBe('pending');
    const { output_stream_url: stream } = await newest();
    const output = await openStream(String(stream));
    await output.until(/Running release command/);
    await pass(60_000);
    expect(await output.rest()).toMatch(/Done\.\n$/);
    expect(await look()).toMatchObject({ whole: { status: 'completed' }, target: { status: 'succeeded' } });
  });

  it('a promotion completes although the release command of its target fails', async () => {
    stored(app).hasFailingReleasePhase = true;
    const before = (await mara.many('GET', `/apps/${app}/dynos`)).map((row) => (row.release as Row).version);
    const look = await promote();
    await pass(60_000);
    const { whole, target } = await look();
    expect(whole.status).toBe('completed');
    expect(target).toMatchObject({ status: 'failed', error_message: 'Release command failed.' });
    expect(await newest()).toMatchObject({ status: 'failed', current: false });
    const after = (await mara.many('GET', `/apps/${app}/dynos`)).map((row) => (row.release as Row).version);
    expect(new Set(after)).toEqual(new Set(before));
  });

  it('a promotion that a newer release overtakes does not stay pending', async () => {
    const look = await promote();
    await pass(2_000);
    await mara.one('PATCH', `/apps/${app}/config-vars`, { OVERTAKEN: 'yes' });
    await pass(60_000);
    expect((await look()).target).toMatchObject({ status: 'failed', error_message: 'Release command expired.' });
  });

  it('a promotion needs a slug, a coupling and the right to deploy', async () => {
    const empty = await mara.one('POST', '/apps', { name: 'empty-source' });
    const { pipeline } = await mara.one('GET', `/apps/${app}/pipeline-couplings`);
    const target = await mara.one('GET', `/apps/${app}`);
    const body = { pipeline, source: { app: { id: empty.id } }, targets: [{ app: { id: target.id } }] };
    expect((await mara.call('POST', '/pipeline-promotions', body)).status).toBe(422);
    await mara.one('POST', '/pipeline-couplings', { app: empty.id, pipeline, stage: 'staging' });
    const refused = await mara.call('POST', '/pipeline-promotions', body);
    expect(refused).toMatchObject({ status: 422, body: { message: 'empty-source has no slug to promote.' } });
    const outsider = await as('ravi@sidecar.example').call('POST', '/pipeline-promotions', body);
    expect(outsider.status).toBe(404);
  });

  it('an add-on that others use is only destroyed when confirmed, and then leaves all of them', async () => {
    const made = await mara.one('POST', `/apps/${app}/addons`, {
      plan: 'papertrail:fixa',
      attachment: { name: 'LOGS' },
    });
    const other = await mara.one('POST', '/apps', { name: 'other-user' });
    await mara.one('POST', '/addon-attachments', { addon: made.id, app: other.id, name: 'LOGS' });
    expect(await mara.one('GET', '/apps/other-user/config-vars')).toHaveProperty('LOGS_API_TOKEN');
    const refused = await mara.call('DELETE', `/apps/${app}/addons/${made.id}`, { force: false });
    expect(refused).toMatchObject({ status: 423, body: { id: 'confirmation_required' } });
    expect(refused.headers.get('x-confirmation-required')).toBe(app);
    await mara.one('DELETE', `/apps/${app}/addons/${made.id}`, { force: true });
    expect(await mara.one('GET', '/apps/other-user/config-vars')).toEqual({});
    const rows = await mara.many('GET', '/apps/other-user/releases', undefined, { Range: 'version ..' });
    const ref = `(@ref:${made.name})`;
    expect(rows.slice(2).map((row) => row.description)).toEqual([`Attach LOGS ${ref}`, `Detach LOGS ${ref}`]);
  });

  it('an attachment takes over a taken name only when confirmed', async () => {
    const made = await mara.one('POST', `/apps/${app}/addons`, { plan: 'heroku-postgresql:essential-0' });
    expect(made.config_vars).not.toContain('DATABASE_URL');
    await pass(60_000);
    const body = { addon: made.name, app, name: 'DATABASE' };
    const refused = await mara.call('POST', '/addon-attachments', body);
    expect(refused).toMatchObject({ status: 400, body: { id: 'confirmation_required' } });
    const before = await mara.one('GET', `/apps/${app}/config-vars`);
    await mara.one('POST', '/addon-attachments', { ...body, confirm: app });
    const after = await mara.one('GET', `/apps/${app}/config-vars`);
    expect(after.DATABASE_URL).not.toBe(before.DATABASE_URL);
    const edit = await mara.call('PATCH', `/apps/${app}/config-vars`, { DATABASE_URL: 'mine' });
    expect(edit.body).toEqual({ id: 'invalid_params', message: 'Cannot overwrite attachment values DATABASE_URL.' });
  });

  it('a refused add-on leaves nothing behind', async () => {
    const names = async () => (await mara.many('GET', `/apps/${app}/addons`)).map((row) => row.name);
    const before = await names();
    const body = { plan: 'papertrail:fixa', attachment: { name: 'DATABASE' } };
    const refused = await mara.call('POST', `/apps/${app}/addons`, body);
    expect(refused).toMatchObject({ status: 423, body: { id: 'confirmation_required' } });
    expect(await names()).toEqual(before);
  });

  it('a team keeps its last admin', async () => {
    const members = await mara.many('GET', '/teams/payments/members');
    const others = members.filter((row) => row.role === 'admin' && row.email !== 'mara@fernhill.example');
    for (const { email } of others) await mara.one('DELETE', `/teams/payments/members/${email}`);
    const refused = await mara.call('DELETE', '/teams/payments/members/mara@fernhill.example');
    expect(refused).toMatchObject({ status: 422, body: { id: 'invalid_params' } });
  });

  it('an app changes hands when its recipient accepts', async () => {
    const recipient = as('jonas@fernhill.example');
    const made = await mara.one('POST', '/apps', { name: 'given-away' });
    const offer = await mara.one('POST', '/account/app-transfers', {
      app: made.id,
      recipient: 'jonas@fernhill.example',
    });
    const early = await mara.call('PATCH', `/account/app-transfers/${offer.id}`, { state: 'accepted' });
    expect(early.status).toBe(403);
    expect((await recipient.call('GET', '/apps/given-away')).status).toBe(404);
    await recipient.one('PATCH', `/account/app-transfers/${offer.id}`, { state: 'accepted' });
    expect(await recipient.one('GET', '/apps/given-away')).toMatchObject({
      owner: { email: 'jonas@fernhill.example' },
    });
    expect((await mara.call('GET', '/apps/given-away')).status).toBe(404);
  });

  it('who gave an app away has no more to do with it, whoever it belonged to at the start', async () => {
    const ravi = as('ravi@sidecar.example');
    const offer = await ravi.one('POST', '/account/app-transfers', {
      app: 'ravi-portfolio',
      recipient: 'mara@fernhill.example',
    });
    await mara.one('PATCH', `/account/app-transfers/${offer.id}`, { state: 'accepted' });
    const people = await mara.many('GET', '/apps/ravi-portfolio/collaborators');
    expect(people.filter(({ role }) => role === 'owner')).toMatchObject([{ user: { email: 'mara@fernhill.example' } }]);
    expect((await ravi.call('DELETE', '/apps/ravi-portfolio')).status).toBe(404);
  });

  it('an offer ends when the app goes another way', async () => {
    const jonas = as('jonas@fernhill.example');
    const made = await mara.one('POST', '/apps', { name: 'soon-a-team-app' });
    const recipient = 'jonas@fernhill.example';
    const offer = await mara.one('POST', '/account/app-transfers', { app: made.id, recipient });
    await mara.one('PATCH', '/teams/apps/soon-a-team-app', { owner: 'payments' });
    const late = await jonas.call('PATCH', `/account/app-transfers/${offer.id}`, { state: 'accepted' });
    expect(late.status).toBe(404);
    expect(await mara.one('GET', '/apps/soon-a-team-app')).toMatchObject({ team: { name: 'payments' } });
  });

  it('a team’s apps follow the role of a member, and are gone for one who left', async () => {
    const jonas = as('jonas@fernhill.example');
    const member = (role: string) =>
      mara.one('PATCH', '/teams/payments/members', { email: 'jonas@fernhill.example', role });
    const maySet = async () => (await jonas.call('PATCH', `/apps/${app}/config-vars`, { SEEN: 'yes' })).status;
    const mayManage = async () => (await jonas.call('PATCH', `/teams/apps/${app}`, { locked: false })).status;
    await member('admin');
    expect([await maySet(), await mayManage()]).toEqual([200, 200]);
    await member('member');
    expect([await maySet(), await mayManage()]).toEqual([200, 403]);
    await member('viewer');
    expect([await maySet(), await mayManage()]).toEqual([403, 403]);
    await mara.one('DELETE', '/teams/payments/members/jonas@fernhill.example');
    expect(await maySet()).toBe(404);
    expect((await jonas.many('GET', '/apps')).map(({ team }) => (team as Row | null)?.name)).not.toContain('payments');
    const people = await mara.many('GET', `/apps/${app}/collaborators`);
    expect(people.map(({ user }) => (user as Row).email)).not.toContain('jonas@fernhill.example');
  });
});
