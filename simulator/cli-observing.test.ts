import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Simulator, startSimulator } from './start';
import { apiCaller, type Caller, type Row } from './testing/api-caller';
import { openStream } from './testing/stream-reader';

const x = '/apps/checkout-api-production';
const accept = (suffix: string) => ({ Accept: `application/vnd.heroku+json; version=3.${suffix}` });
const events = { Accept: 'text/event-stream' };

/** What the observing commands of the official CLI were seen to send, and what they read of the answers. */
describe('the request sequences of logs, drains, webhooks, telemetry, usage, builds and keys', () => {
  let simulator: Simulator;
  let heroku: Caller;

  const pass = (advanceMs: number) => heroku.call('POST', '/_sim/worlds/default/clock', { advanceMs });

  beforeAll(async () => {
    simulator = await startSimulator({ port: 0, apps: 60, seed: 7 });
    heroku = apiCaller({ base: simulator.url, token: simulator.line.accounts[0]?.token ?? '' });
  });

  afterAll(() => simulator.close());

  it('logs, logs -d web -s app -n 20: the stream ends after the backlog', async () => {
    await heroku.one('GET', x, undefined, accept('sdk'));
    const open = async (body: object) => {
      const session = await heroku.one('POST', `${x}/log-sessions`, body, accept('sdk'));
      return (await fetch(String(session.logplex_url), { headers: events })).text();
    };
    const count = (text: string) => [...text.matchAll(/^data: /gm)].length;
    expect(count(await open({ lines: 100, tail: false }))).toBe(100);
    const filtered = await open({ dyno: 'web', lines: 20, source: 'app', tail: false });
    expect(count(filtered)).toBe(20);
    expect([...filtered.matchAll(/^data: \S+ (\S+)/gm)].every(([, from]) => /^app\[web\.\d\]:$/.test(from ?? ''))).toBe(
      true,
    );
  });

  it('logs --tail: stays open and shows what another terminal does', async () => {
    const session = await heroku.one('POST', `${x}/log-sessions`, { lines: 10, tail: true }, accept('sdk'));
    const tail = await openStream(String(session.logplex_url), events);
    await heroku.many('PATCH', `${x}/formation`, { updates: [{ quantity: '+1', type: 'worker' }] });
    await tail.until(/^data: \S+ app\[api\]: Scaled to worker@\d:\S+ by user mara@fernhill\.example$/m);
    tail.close();
  });

  it('drains:add, drains, drains:remove, telemetry', async () => {
    const url = 'https://logs.example.com/drain';
    await heroku.one('POST', `${x}/log-drains`, { url });
    expect(await heroku.many('GET', `${x}/log-drains?extended=true`)).toMatchObject([{ url, addon: null }]);
    await heroku.one('DELETE', `${x}/log-drains/${encodeURIComponent(url)}`);
    expect(await heroku.many('GET', `${x}/log-drains`)).toEqual([]);
    expect(await heroku.many('GET', `${x}/telemetry-drains`, undefined, accept('sdk'))).toEqual([]);
  });

  it('webhooks:add, :info, :update, :deliveries, :events, :remove', async () => {
    const token = simulator.line.accounts[0]?.token ?? '';
    const basic = { ...accept('webhooks'), Authorization: `Basic ${Buffer.from(`:${token}`).toString('base64')}` };
    const body = { include: ['api:release'], level: 'notify', url: 'https://h.example.com' };
    const added = await heroku.call('POST', `${x}/webhooks`, body, basic);
    expect(added.headers.get('heroku-webhook-secret')).toMatch(/^\w+$/);
    const { id } = added.body as Row;
    await heroku.one('GET', `${x}/webhooks/${id}`, undefined, basic);
    await heroku.one('PATCH', `${x}/webhooks/${id}`, body, basic);
    await heroku.one('PATCH', `${x}/config-vars`, { CLI_HOOK: '1' });
    const range = { ...basic, Range: 'seq ..; order=desc,max=1000' };
    const [delivery] = await heroku.many('GET', `${x}/webhook-deliveries`, undefined, range);
    expect(delivery).toMatchObject({ event: { include: 'api:release' }, webhook: { id, level: 'notify' } });
    await heroku.many('GET', `${x}/webhook-deliveries?eq[status]=pending`, undefined, range);
    const [event] = await heroku.many('GET', `${x}/webhook-events`, undefined, basic);
    expect(event?.payload).toMatchObject({ resource: 'release', published_at: expect.any(String) });
    await heroku.one('DELETE', `${x}/webhooks/${id}`, undefined, basic);
    expect(await heroku.many('GET', `${x}/webhooks`, undefined, basic)).toEqual([]);
  });

  it('usage:addons, usage:addons -t', async () => {
    expect(await heroku.one('GET', `${x}/usage`, undefined, accept('sdk'))).toEqual({ addons: [] });
    expect(await heroku.one('GET', '/teams/payments/usage', undefined, accept('sdk'))).toEqual({ apps: [] });
  });

  it('releases:output and a build from an address are followed to their end', async () => {
    const build = await heroku.one('POST', `${x}/builds`, {
      source_blob: { url: 'https://source.example.com/checkout.tgz', version: '69eec518aa' },
    });
    const output = await openStream(String(build.output_stream_url));
    await pass(15_000);
    expect(await output.rest()).toContain('deployed to Heroku');
    const range = { Range: 'version ..; order=desc,max=1' };
    const [release] = await heroku.many('GET', `${x}/releases`, undefined, range);
    expect(release).toMatchObject({ description: 'Deploy 69eec518', status: 'pending' });
    const phase = await openStream(String(release?.output_stream_url));
    await pass(30_000);
    expect(await phase.rest()).toMatch(/^Running release command: .*\n.*Done\.\n$/s);
    expect(await heroku.one('GET', `${x}/releases/${release?.version}`)).toMatchObject({
      status: 'succeeded',
      current: true,
    });
  });

  it('keys, keys:add, keys:remove', async () => {
    const material = Buffer.from('a key of nobody').toString('base64');
    const made = await heroku.one('POST', '/account/keys', { public_key: `ssh-ed25519 ${material} mara@laptop\n` });
    expect(made).toMatchObject({ comment: 'mara@laptop', fingerprint: expect.stringMatching(/^(\w\w:){15}\w\w$/) });
    expect((await heroku.call('POST', '/account/keys', { public_key: `ssh-rsa ${material}` })).status).toBe(422);
    expect((await heroku.call('POST', '/account/keys', { public_key: 'no key' })).status).toBe(422);
    expect(await heroku.many('GET', '/account/keys')).toEqual([made]);
    const address = `/account/keys/${encodeURIComponent(String(made.fingerprint))}`;
    expect(await heroku.one('GET', address)).toEqual(made);
    await heroku.one('DELETE', address);
    expect(await heroku.many('GET', '/account/keys')).toEqual([]);
  });
});
