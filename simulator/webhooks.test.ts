import { createHmac } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Simulator, startSimulator } from './start';
import type { Row } from './testing/api-caller';
import { type Receiver, startReceiver } from './testing/receiver';
import { openWorld, type TestWorld } from './testing/test-world';

const app = 'shop-front';
const hooks = { Accept: 'application/vnd.heroku+json; version=3.webhooks' };

interface Payload {
  id: string;
  action: string;
  resource: string;
  actor: { email: string };
  data: Row;
  previous_data: Record<string, unknown>;
  webhook_metadata: Record<string, Row>;
}

describe('webhooks', () => {
  let simulator: Simulator;
  let world: TestWorld;
  let receiver: Receiver;

  const pass = (advanceMs: number) => world.control('POST', 'clock', { advanceMs });
  const subscribe = async (include: string[], more: Record<string, unknown> = {}) => {
    const body = { include, level: 'notify', url: receiver.url, secret: 's3cret', ...more };
    const answer = await world.api('POST', `/apps/${app}/webhooks`, body, hooks);
    expect(answer.status).toBe(201);
    return answer.json<Row>();
  };
  const payloads = () => receiver.received.map(({ text }) => JSON.parse(text) as Payload);
  const arrived = async (count: number) => {
    await expect.poll(() => receiver.received.length, { timeout: 10_000 }).toBe(count);
    return payloads();
  };
  const deliveries = async (query = '') => {
    const headers = { ...hooks, Range: 'seq ..; order=desc,max=1000' };
    return (await world.api('GET', `/apps/${app}/webhook-deliveries${query}`, undefined, headers)).json<Row[]>();
  };
  const settled = async (status: string) => {
    await expect.poll(async () => (await deliveries())[0]?.status, { timeout: 10_000 }).toBe(status);
    return (await deliveries())[0] as Row;
  };

  beforeAll(async () => {
    simulator = await startSimulator({ apps: 0 });
  });

  beforeEach(async () => {
    receiver = await startReceiver();
    world = await openWorld(simulator, { apps: 20 });
    await world.control('POST', 'apps', {
      name: app,
      owner: 'mara@fernhill.example',
      formation: { web: { quantity: 1, size: 'Standard-1X' } },
    });
  });

  afterEach(async () => {
    await world.control('DELETE', '');
    await receiver.close();
  });

  afterAll(() => simulator.close());

  it('are made, listed, changed and removed, and never show their secrets again', async () => {
    const made = await subscribe(['api:release'], { authorization: 'Bearer mine' });
    expect(Object.keys(made).sort()).toEqual(['app', 'created_at', 'id', 'include', 'level', 'updated_at', 'url']);
    const path = `/apps/${app}/webhooks`;
    expect((await world.api('GET', path, undefined, hooks)).json<Row[]>()).toEqual([made]);
    const changed = await world.api('PATCH', `${path}/${made.id}`, { include: ['dyno'], level: 'sync' }, hooks);
    expect(changed.json()).toMatchObject({ include: ['dyno'], level: 'sync', url: receiver.url });
    expect((await world.api('DELETE', `${path}/${made.id}`, undefined, hooks)).status).toBe(200);
    expect((await world.api('GET', `${path}/${made.id}`, undefined, hooks)).status).toBe(404);
    const body = { include: ['api:app'], level: 'notify', url: receiver.url };
    const generated = await world.api('POST', path, body, hooks);
    expect(generated.headers.get('heroku-webhook-secret')).toMatch(/^[0-9a-f]{64}$/);
    for (const wrong of [{ include: ['api:nothing'] }, { level: 'often' }, { url: 'here' }, { include: undefined }]) {
      expect((await world.api('POST', path, { ...body, ...wrong }, hooks)).json().id).toBe('invalid_params');
    }
  });

  it('deliver a signed event with what was before', async () => {
    const webhook = await subscribe(['api:formation'], { authorization: 'Bearer mine' });
    await world.api('PATCH', `/apps/${app}/formation/web`, { quantity: 2 });
    const [payload] = await arrived(1);
    expect(payload).toMatchObject({
      action: 'update',
      resource: 'formation',
      actor: { email: 'mara@fernhill.example' },
      data: { type: 'web', quantity: 2, size: 'Standard-1X', app: { name: app } },
      previous_data: { quantity: 1 },
      sequence: null,
      version: 'application/vnd.heroku+json; version=3',
      webhook_metadata: { event: { include: 'api:formation' }, webhook: { id: webhook.id } },
    });
    const [{ headers, text } = { headers: {}, text: '' }] = receiver.received;
    expect(headers['heroku-webhook-hmac-sha256']).toBe(createHmac('sha256', 's3cret').update(text).digest('base64'));
    expect(headers.authorization).toBe('Bearer mine');
    expect(headers['content-type']).toBe('application/json');
    const delivery = await settled('succeeded');
    expect(delivery).toMatchObject({ num_attempts: 1, next_attempt_at: null, last_attempt: { code: 204 } });
    const path = `/apps/${app}/webhook-deliveries/${payload?.webhook_metadata.delivery?.id}`;
    expect((await world.api('GET', path, undefined, hooks)).json<Row>()).toEqual(delivery);
    const event = await world.api('GET', `/apps/${app}/webhook-events/${payload?.id}`, undefined, hooks);
    expect(event.json()).toMatchObject({ include: 'api:formation', payload: { previous_data: { quantity: 1 } } });
  });

  it('tell a deploy as it goes: build, release, dynos', async () => {
    await subscribe(['api:build', 'api:release', 'dyno']);
    await world.api('POST', `/apps/${app}/builds`, { source_blob: { url: 'https://source.example.com/a.tgz' } });
    await pass(30_000);
    const told = (await arrived(6)).map(
      ({ resource, action, data }) => `${resource} ${action} ${data.status ?? data.state}`,
    );
    expect(told.sort()).toEqual([
      'build create pending',
      'build update succeeded',
      'dyno create starting',
      'dyno update up',
      'release create pending',
      'release update succeeded',
    ]);
    const release = payloads().find(({ resource, action }) => resource === 'release' && action === 'update');
    expect(release?.data).toMatchObject({ current: true, app: { process_tier: 'production' }, slug: { commit: null } });
    const dyno = payloads().find(({ resource }) => resource === 'dyno');
    expect(dyno).toMatchObject({ actor: { email: 'noreply+webhooks@heroku.com' }, data: { management: 'scale:web' } });
  });

  it('tell of everything else that is subscribed to, and of nothing more', async () => {
    const include = ['api:addon', 'api:addon-attachment', 'api:app', 'api:collaborator', 'api:domain', 'api:dyno'];
    await subscribe(include);
    await world.api('PATCH', `/apps/${app}`, { maintenance: true });
    await world.api('POST', `/apps/${app}/domains`, { hostname: 'www.shop.example.com', sni_endpoint: null });
    await world.api('POST', `/apps/${app}/collaborators`, { user: 'ravi@sidecar.example' });
    await world.api('POST', `/apps/${app}/dynos`, { command: 'date' });
    await world.api('POST', `/apps/${app}/addons`, { plan: 'papertrail:fixa' });
    const told = (await arrived(6)).map(({ resource, action }) => `${resource} ${action}`);
    expect(told.sort()).toEqual([
      'addon create',
      'addon-attachment create',
      'app update',
      'collaborator create',
      'domain create',
      'dyno create',
    ]);
    const changed = payloads().find(({ resource }) => resource === 'app');
    expect([changed?.data.maintenance, changed?.previous_data]).toEqual([true, { maintenance: false }]);
  });

  it('notify tries once', async () => {
    receiver.answerWith(500);
    await subscribe(['api:formation']);
    await world.api('PATCH', `/apps/${app}/formation/web`, { quantity: 2 });
    expect(await settled('failed')).toMatchObject({ num_attempts: 1, last_attempt: { code: 500, status: 'failed' } });
  });

  it('sync tries again on the clock of the world until it is taken', async () => {
    receiver.answerWith(503);
    await subscribe(['api:formation'], { level: 'sync' });
    await world.api('PATCH', `/apps/${app}/formation/web`, { quantity: 2 });
    const first = await settled('retrying');
    expect(first).toMatchObject({ num_attempts: 1, webhook: { level: 'sync' }, last_attempt: { code: 503 } });
    expect((await deliveries('?eq[status]=retrying')).map((row) => row.id)).toEqual([first.id]);
    expect(await deliveries('?eq[status]=succeeded')).toEqual([]);
    receiver.answerWith(200);
    await pass(20_000);
    expect(await settled('succeeded')).toMatchObject({ id: first.id, num_attempts: 2 });
    const [one, two] = payloads();
    expect(one?.id).toBe(two?.id);
    expect(one?.webhook_metadata.attempt?.id).not.toBe(two?.webhook_metadata.attempt?.id);
  });

  it('sync gives up after 72 hours', async () => {
    receiver.answerWith(500);
    await world.control('PATCH', 'switches', { webhookRetryMs: 14_400_000 });
    await subscribe(['api:formation'], { level: 'sync' });
    await world.api('PATCH', `/apps/${app}/formation/web`, { quantity: 2 });
    for (let hours = 0; hours < 72; hours += 4) {
      await settled('retrying');
      await pass(14_400_000);
    }
    expect(await settled('failed')).toMatchObject({ next_attempt_at: null });
  });

  it('never call an address beyond this machine', async () => {
    await subscribe(['api:formation'], { url: 'https://hooks.example.com/in' });
    await world.api('PATCH', `/apps/${app}/formation/web`, { quantity: 2 });
    expect(await settled('failed')).toMatchObject({ last_attempt: { code: null, error_class: 'NotLoopback' } });
  });

  it('let time go on while they exist, so that a dyno that comes up is told without being asked for', async () => {
    const own = simulator.universe.get(world.line.world);
    const webhook = await subscribe(['dyno']);
    await world.control('POST', 'clock', { frozen: false, speed: 100 });
    await world.api('DELETE', `/apps/${app}/dynos/web.1`);
    const told = await arrived(2);
    expect(told.map(({ data }) => data.state).sort()).toEqual(['starting', 'up']);
    expect(own?.pulse.isBeating).toBe(true);
    await world.api('DELETE', `/apps/${app}/webhooks/${webhook.id}`);
    expect(own?.pulse.isBeating).toBe(false);
  });
});
