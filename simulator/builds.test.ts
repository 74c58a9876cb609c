import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Simulator, startSimulator } from './start';
import type { Row } from './testing/api-caller';
import { openStream } from './testing/stream-reader';
import { tarball } from './testing/tarball';
import { openWorld, type TestWorld } from './testing/test-world';

const source = tarball({
  'shop-1/package.json': '{}',
  'shop-1/Procfile': 'web: node server.js\nworker: node work.js\n',
});

describe('builds', () => {
  let simulator: Simulator;
  let world: TestWorld;

  const pass = (advanceMs: number) => world.control('POST', 'clock', { advanceMs });
  const upload = async (bytes: Buffer) => {
    const { source_blob: blob } = (await world.api('POST', '/sources')).json<{ source_blob: Record<string, string> }>();
    const put = await fetch(String(blob.put_url), { method: 'PUT', body: new Uint8Array(bytes) });
    expect(put.status).toBe(200);
    return String(blob.get_url);
  };
  const build = async (blob: Record<string, string>, app = 'builder') => {
    const answer = await world.api('POST', `/apps/${app}/builds`, { source_blob: blob });
    expect(answer.status).toBe(201);
    return answer.json<Row>();
  };
  const look = async (id: string, app = 'builder') => (await world.api('GET', `/apps/${app}/builds/${id}`)).json<Row>();

  beforeAll(async () => {
    simulator = await startSimulator({ apps: 0 });
  });

  beforeEach(async () => {
    world = await openWorld(simulator, { apps: 0 });
    await world.api('POST', '/apps', { name: 'builder' });
  });

  afterAll(() => simulator.close());

  it('turn an upload into a slug, a release and a formation that follows its Procfile', async () => {
    const url = await upload(source);
    const pending = await build({ url, version: '8f3c1ae1234567' });
    expect(pending).toMatchObject({ status: 'pending', release: null, slug: null, stack: 'heroku-24' });
    await pass(20_000);
    const done = await look(pending.id);
    expect(done).toMatchObject({ status: 'succeeded', buildpacks: [{ name: 'heroku/nodejs' }] });
    const release = (await world.api('GET', `/apps/builder/releases/${(done.release as Row).id}`)).json<Row>();
    expect(release).toMatchObject({ description: 'Deploy 8f3c1ae1', version: 3, current: true, slug: done.slug });
    const slug = (await world.api('GET', `/apps/builder/slugs/${(done.slug as Row).id}`)).json<Row>();
    expect(slug).toMatchObject({ process_types: { web: 'node server.js', worker: 'node work.js' } });
    const formation = (await world.api('GET', '/apps/builder/formation')).json<Row[]>();
    expect(formation.map((row) => [row.type, row.quantity]).sort()).toEqual([
      ['web', 1],
      ['worker', 0],
    ]);
    const app = (await world.api('GET', '/apps/builder')).json();
    expect(app).toMatchObject({ slug_size: source.length, buildpack_provided_description: 'Node.js' });
    expect(Buffer.from(await (await fetch(url)).arrayBuffer()).equals(source)).toBe(true);
  });

  it('take away process types that the next Procfile lacks', async () => {
    await build({ url: await upload(source) });
    await pass(20_000);
    await build({ url: await upload(tarball({ 'go.mod': '', Procfile: 'web: bin/shop' })) });
    await pass(20_000);
    const formation = (await world.api('GET', '/apps/builder/formation')).json<Row[]>();
    expect(formation.map((row) => [row.type, row.command])).toEqual([['web', 'bin/shop']]);
  });

  it.each([
    ['nothing was uploaded', async () => null, 'never uploaded'],
    ['it is no archive', async () => Buffer.from('hello'), 'not a tar archive'],
    ['no language is detected', async () => tarball({ 'README.md': 'hello' }), 'No default language'],
  ])('fail when %s', async (_, make, message) => {
    const bytes = await make();
    const { source_blob: blob } = (await world.api('POST', '/sources')).json<{ source_blob: Record<string, string> }>();
    const url = bytes ? await upload(bytes) : String(blob.get_url);
    const { id, output_stream_url: output } = await build({ url });
    await pass(20_000);
    expect(await look(id)).toMatchObject({ status: 'failed', release: null, slug: null });
    expect(await (await fetch(String(output))).text()).toContain(message);
    expect((await world.api('GET', '/apps/builder/releases')).json<Row[]>()).toHaveLength(2);
  });

  it('check a checksum', async () => {
    const url = await upload(source);
    const digest = createHash('sha256').update(source).digest('hex');
    const right = await build({ url, checksum: `SHA256:${digest}` });
    const wrong = await build({ url, checksum: `SHA256:${'0'.repeat(64)}` });
    await pass(60_000);
    expect([(await look(right.id)).status, (await look(wrong.id)).status]).toEqual(['succeeded', 'failed']);
  });

  it('fail when the app is told to', async () => {
    await world.control('PATCH', 'apps/builder', { failBuild: true, buildMs: 1000 });
    const { id } = await build({ url: 'https://source.example.com/shop.tgz' });
    await pass(1000);
    expect(await look(id)).toMatchObject({ status: 'failed' });
    await world.control('PATCH', 'apps/builder', { failBuild: false });
    const again = await build({ url: 'https://source.example.com/shop.tgz' });
    await pass(1000);
    expect(await look(again.id)).toMatchObject({ status: 'succeeded' });
  });

  it('can be canceled while they run, and not later', async () => {
    const { id, output_stream_url: output } = await build({ url: await upload(source) });
    const canceled = await world.api('DELETE', `/apps/builder/builds/${id}`);
    expect([canceled.status, canceled.json().status]).toEqual([200, 'failed']);
    await pass(60_000);
    expect(await look(id)).toMatchObject({ status: 'failed', slug: null });
    expect(await (await fetch(String(output))).text()).toContain('Build canceled.');
    expect((await world.api('DELETE', `/apps/builder/builds/${id}`)).status).toBe(422);
  });

  it('of one app run one after another; the output of a waiting one is not there yet', async () => {
    const first = await build({ url: await upload(source) });
    const second = await build({ url: await upload(source) });
    await pass(11_000);
    expect((await fetch(String(second.output_stream_url))).status).toBe(404);
    await pass(2_000);
    expect([(await look(first.id)).status, (await look(second.id)).status]).toEqual(['succeeded', 'pending']);
    const output = await openStream(String(second.output_stream_url));
    await pass(60_000);
    expect(await output.rest()).toMatch(/Released v4\n.*deployed to Heroku\n$/s);
  });

  it('print line by line, and the stream ends with the build', async () => {
    const { output_stream_url: url } = await build({ url: await upload(source) });
    const output = await openStream(String(url));
    expect(await output.until(/Building on the Heroku-24 stack\n/)).not.toContain('Installing dependencies');
    await pass(6_000);
    expect(await output.until(/Installing dependencies\n/)).not.toContain('Launching');
    await pass(6_000);
    const streamed = await output.rest();
    expect(streamed).toContain('Released v3');
    const events = await (await fetch(String(url), { headers: { Accept: 'text/event-stream' } })).text();
    const ids = [...events.matchAll(/^id: (\d+)$/gm)].map(([, id]) => Number(id));
    const plain = await (await fetch(String(url))).text();
    expect(streamed.replaceAll('\0', '')).toBe(plain);
    expect(ids.at(-1)).toBe(Buffer.byteLength(plain));
    const resumed = await fetch(String(url), { headers: { Range: `bytes=${ids[0]}-` } });
    expect([resumed.status, await resumed.text()]).toEqual([206, plain.slice(ids[0])]);
    const later = { Accept: 'text/event-stream', 'Last-Event-Id': String(ids.at(-2)) };
    expect(await (await fetch(String(url), { headers: later })).text()).toContain('deployed to Heroku');
  });

  it('refuse an upload with a Content-Type, as signed addresses do', async () => {
    const { source_blob: blob } = (await world.api('POST', '/apps/builder/sources')).json<{
      source_blob: Record<string, string>;
    }>();
    const put = await fetch(String(blob.put_url), { method: 'PUT', body: 'text', headers: { 'Content-Type': 'a/b' } });
    expect(put.status).toBe(403);
    expect((await world.api('POST', '/apps/builder/builds', {})).status).toBe(422);
    expect((await world.api('DELETE', '/apps/builder/build-cache')).status).toBe(202);
  });

  it('made elsewhere are put as slugs and released', async () => {
    const made = await world.api('POST', '/apps/builder/slugs', { process_types: { web: 'bin/web' } });
    const { id, blob } = made.json<{ id: string; blob: { method: string; url: string } }>();
    const put = await fetch(blob.url, { method: blob.method.toUpperCase(), body: new Uint8Array(source) });
    expect(put.status).toBe(200);
    expect((await world.api('POST', '/apps/builder/releases', { slug: id })).status).toBe(201);
    expect((await world.api('GET', '/apps/builder')).json()).toMatchObject({ slug_size: source.length });
    const shown = (await world.api('GET', `/apps/builder/slugs/${id}`)).json<{ blob: { url: string } }>();
    expect((await (await fetch(shown.blob.url)).arrayBuffer()).byteLength).toBe(source.length);
  });

  it('leave no timer behind once nobody reads', async () => {
    const own = simulator.universe.get(world.line.world);
    const output = await openStream(String((await build({ url: await upload(source) })).output_stream_url));
    await output.until(/Building/);
    expect(own?.pulse.isBeating).toBe(true);
    output.close();
    await expect.poll(() => own?.pulse.isBeating).toBe(false);
  });
});
