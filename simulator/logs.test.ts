import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Simulator, startSimulator } from './start';
import type { Row } from './testing/api-caller';
import { openStream } from './testing/stream-reader';
import { openWorld, type TestWorld } from './testing/test-world';

const story = 'checkout-api-production';
const shop = 'shop-front';
const line = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}\+00:00 (app|heroku)\[[\w.-]+\]: .+$/;

describe('logs', () => {
  let simulator: Simulator;
  let world: TestWorld;

  const pass = (advanceMs: number) => world.control('POST', 'clock', { advanceMs });
  const session = async (app: string, body: Record<string, unknown> = {}) => {
    const answer = await world.api('POST', `/apps/${app}/log-sessions`, body);
    expect(answer.status).toBe(201);
    return String(answer.json().logplex_url);
  };
  const read = async (app: string, body: Record<string, unknown> = {}) => {
    const text = await (await fetch(await session(app, body))).text();
    return text.split('\n').slice(0, -1);
  };
  const messages = (lines: string[]) => lines.map((text) => text.slice(33));

  beforeAll(async () => {
    simulator = await startSimulator({ apps: 0 });
  });

  beforeEach(async () => {
    world = await openWorld(simulator, { apps: 20 });
    await world.control('POST', 'apps', {
      name: shop,
      owner: 'mara@fernhill.example',
      formation: { web: { quantity: 1, size: 'Standard-1X' }, worker: { quantity: 1 } },
    });
  });

  afterAll(() => simulator.close());

  it('tell the story: the crash, the release before it and the requests since', async () => {
    const lines = await read(story, { lines: 1500 });
    expect(lines.length).toBeLessThanOrEqual(1500);
    expect(lines.filter((text) => !line.test(text))).toEqual([]);
    const times = lines.map((text) => text.slice(0, 26));
    expect([...times].sort()).toEqual(times);
    const said = messages(lines);
    for (const text of [
      'app[api]: Deploy 8f3c1ae by user mara@fernhill.example',
      'app[api]: Release v219 created by user mara@fernhill.example',
      'heroku[web.2]: Process exited with status 1',
      'heroku[web.2]: State changed from up to crashed',
    ]) {
      expect(said).toContain(text);
    }
    const crash = said.indexOf('heroku[web.2]: State changed from up to crashed');
    expect(said.slice(crash).filter((text) => text.includes('dyno=web.2 '))).toEqual([]);
    const routed = said.filter((text) => text.startsWith('heroku[router]: at=info'));
    expect(routed.length).toBeGreaterThan(50);
    expect(routed[0]).toMatch(
      /^heroku\[router\]: at=info method=\w+ path="\S+" host=\S+ request_id=[0-9a-f-]{36} fwd="[\d.]+" dyno=web\.\d connect=\dms service=\d+ms status=\d+ bytes=\d+ protocol=https$/,
    );
  });

  it('are the same for every reader, and stay so whatever happens afterwards', async () => {
    const before = await read(story, { lines: 200 });
    expect(await read(story, { lines: 200 })).toEqual(before);
    await world.api('PATCH', `/apps/${story}/formation/web`, { quantity: 1 });
    await world.api('PATCH', `/apps/${story}`, { maintenance: true });
    await pass(5_000);
    const after = await read(story, { lines: 1500 });
    const from = after.indexOf(before[0] ?? '');
    expect(after.slice(from, from + before.length)).toEqual(before);
  });

  it('begin with 100 lines, or as many as asked for, up to 1,500', async () => {
    await pass(3_600_000);
    const count = async (lines?: unknown) => (await read(story, lines === undefined ? {} : { lines })).length;
    expect([await count(), await count(7), await count('12'), await count(5000)]).toEqual([100, 7, 12, 1500]);
    expect((await world.api('POST', `/apps/${story}/log-sessions`, { lines: 'many' })).status).toBe(422);
  });

  it.each([
    [{ source: 'heroku' }, /^heroku\[/],
    [{ source: 'app' }, /^app\[/],
    [{ dyno_name: 'web.1' }, /^\w+\[web\.1\]/],
    [{ dyno: 'worker' }, /^\w+\[worker\.\d\]/],
    [{ type: 'web', source: 'app' }, /^app\[web\.\d\]/],
    [{ dyno: 'router' }, /^heroku\[router\]/],
  ])('are filtered by %o', async (filter, pattern) => {
    const said = messages(await read(story, filter));
    expect(said.length).toBeGreaterThan(0);
    expect(said.filter((text) => !pattern.test(text))).toEqual([]);
  });

  it('tail what people and the platform do, in Heroku’s words', async () => {
    const tail = await openStream(await session(shop, { tail: true, lines: 0 }));
    await world.api('PATCH', `/apps/${shop}/formation/web`, { quantity: 2 });
    await pass(4_000);
    expect(await tail.until(/heroku\[web\.2\]: State changed from starting to up\n/)).toMatch(
      /app\[api\]: Scaled to web@2:Standard-1X by user mara@fernhill\.example\n.*heroku\[web\.2\]: Starting process with command `bin\/web`\n/s,
    );
    await world.api('DELETE', `/apps/${shop}/dynos/web.1`);
    expect(await tail.until(/web\.1\]: Starting process/)).toMatch(
      /Restarting\n.*from up to starting\n.*Stopping all processes with SIGTERM\n.*exited with status 143\n/,
    );
    await world.control('PATCH', `apps/${shop}`, { crash: { dyno: 'web.2' } });
    await tail.until(/web\.2\]: Process exited with status 1\n.*web\.2\]: State changed from up to crashed\n/);
    await world.api('PATCH', `/apps/${shop}/config-vars`, { FOO: 'x' });
    await tail.until(/api\]: Set FOO config vars by user mara@.*\n.*api\]: Release v4 created by user mara@/);
    await world.api('POST', `/apps/${shop}/builds`, { source_blob: { url: 'https://source.example.com/a.tgz' } });
    await tail.until(/app\[api\]: Build started by user mara@/);
    await pass(30_000);
    await tail.until(/app\[api\]: Build succeeded\n/);
    const addOn = await world.api('POST', `/apps/${shop}/addons`, { plan: 'heroku-postgresql:essential-0' });
    await pass(30_000);
    await tail.until(new RegExp(`@ref:${addOn.json().name} completed provisioning\n`));
    tail.close();
  });

  it('tail traffic as time passes: answered, under maintenance, crashed, scaled to zero', async () => {
    const tail = await openStream(await session(shop, { tail: true, lines: 0, dyno: 'router' }));
    await pass(120_000);
    await tail.until(/at=info method=.* dyno=web\.1 .* protocol=https\n/);
    await world.api('PATCH', `/apps/${shop}`, { maintenance: true });
    await pass(300_000);
    await tail.until(/at=info code=H80 desc="Maintenance mode" .*dyno= connect= service= status=503 bytes= /);
    await world.api('PATCH', `/apps/${shop}`, { maintenance: false });
    await world.control('PATCH', `apps/${shop}`, { crash: { dyno: 'web.1' } });
    await pass(300_000);
    await tail.until(/at=error code=H10 desc="App crashed" /);
    tail.close();
    await world.api('PATCH', `/apps/${shop}/formation/web`, { quantity: 0 });
    await pass(300_000);
    expect((await read(shop, { dyno: 'router' })).at(-1)).toMatch(/at=error code=H14 desc="No web processes running" /);
  });

  it('come as events with ids that a broken connection goes on after', async () => {
    const url = await session(story, { lines: 50 });
    const events = await fetch(url, { headers: { Accept: 'text/event-stream' } });
    expect(events.headers.get('content-type')).toBe('text/event-stream');
    const text = await events.text();
    const ids = [...text.matchAll(/^id: (\d+)\ndata: .+\n\n/gm)].map(([, id]) => id);
    expect(ids).toHaveLength(50);
    const rest = await fetch(url, { headers: { Accept: 'text/event-stream', 'Last-Event-ID': String(ids[40]) } });
    // Time goes on, and with it the log.
    const later = [...(await rest.text()).matchAll(/^id: (\d+)$/gm)].map(([, id]) => id);
    expect(later.slice(0, 9)).toEqual(ids.slice(41));
  });

  it('have no two lines with one id, which would be lost where a connection goes on after the first', async () => {
    const events = await fetch(await session(story, { lines: 1500 }), { headers: { Accept: 'text/event-stream' } });
    const ids = [...(await events.text()).matchAll(/^id: (\d+)$/gm)].map(([, id]) => id);
    expect(ids).toHaveLength(1500);
    expect(new Set(ids).size).toBe(1500);
  });

  it('show signs of life while nothing happens', async () => {
    const url = await session(shop, { tail: true, lines: 0 });
    const [plain, events] = [await openStream(url), await openStream(url, { Accept: 'text/event-stream' })];
    await plain.until(/\0/);
    await events.until(/^:\n\n/m);
    plain.close();
    events.close();
  });

  it('can be opened for six minutes and tailed for fifteen', async () => {
    const url = await session(shop, { tail: true });
    const tail = await openStream(url);
    await pass(16 * 60_000);
    await tail.rest();
    expect((await fetch(url)).status).toBe(404);
    expect((await fetch(`${simulator.url}/streams/${world.line.world}/logs/none`)).status).toBe(404);
  });

  it('of a world that is reset end', async () => {
    const tail = await openStream(await session(shop, { tail: true }));
    await world.control('POST', 'reset');
    await tail.rest();
    const own = simulator.universe.get(world.line.world);
    expect(own?.pulse.isBeating).toBe(false);
  });

  it('have measurements where log-runtime-metrics is on', async () => {
    const before = await read(shop, { source: 'heroku' });
    expect(before.join('\n')).not.toContain('sample#');
    await world.api('PATCH', `/apps/${shop}/features/log-runtime-metrics`, { enabled: true });
    await pass(60_000);
    const said = messages(await read(shop, { dyno: 'web.1', source: 'heroku' }));
    expect(said.filter((text) => text.includes('sample#load_avg_1m='))).toHaveLength(3);
    expect(said.at(-1)).toMatch(/ sample#memory_total=[\d.]+MB .* sample#memory_quota=512\.00MB$/);
  });

  it('of others cannot be read', async () => {
    const noor = world.line.accounts.find((row) => row.email === 'noor@fernhill.example')?.token;
    const headers = { Authorization: `Bearer ${noor}` };
    expect((await world.api('POST', `/apps/${story}/log-sessions`, {}, headers)).status).toBe(404);
  });
});

describe('log drains', () => {
  it('are added, found by id, token and address, and removed', async () => {
    const simulator = await startSimulator({ apps: 20 });
    const world = await openWorld(simulator);
    const path = `/apps/${story}/log-drains`;
    const url = 'https://logs.example.com/drain?a=b';
    const made = (await world.api('POST', path, { url })).json<Row>();
    expect(made).toMatchObject({ url, addon: null, token: expect.stringMatching(/^d\.[0-9a-f-]{36}$/) });
    for (const named of [made.id, String(made.token), encodeURIComponent(url)]) {
      expect((await world.api('GET', `${path}/${named}`)).json<Row>()).toEqual(made);
    }
    expect((await world.api('POST', path, { url })).status).toBe(422);
    expect((await world.api('POST', path, { url: 'nowhere' })).status).toBe(422);
    for (const port of [1, 2, 3, 4]) await world.api('POST', path, { url: `syslog://logs.example.com:${port}` });
    expect((await world.api('POST', path, { url: 'https://one.example.com/more' })).json()).toMatchObject({ limit: 5 });
    expect((await world.api('DELETE', `${path}/${encodeURIComponent(url)}`)).json<Row>()).toEqual(made);
    expect((await world.api('GET', path)).json<Row[]>()).toHaveLength(4);
    await simulator.close();
  });
});
