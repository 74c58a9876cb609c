import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { unwrap } from '@/lib/result';
import { logAddress, openLogStream } from './log-stream';

const real = 'https://api.heroku.com';
const simulator = 'http://127.0.0.1:4710';

describe('a log is opened', () => {
  test.each([
    ['https://logs.heroku.com/stream?token=1', real],
    ['https://telemetry.heroku.com/streams/1', real],
    ['https://logplex.space.example.net/x', real],
    ['http://127.0.0.1:4710/streams/default/logs/1', simulator],
  ])('at %s', (address, api) => {
    expect(logAddress(address, api)?.href).toBe(address);
  });
});

describe('no log is opened', () => {
  test.each([
    ['without encryption', 'http://logs.heroku.com/stream'],
    ['at an IP address', 'https://169.254.169.254/latest/meta-data'],
    ['at an IP address written as one number', 'https://2130706433/'],
    ['at an IPv6 address', 'https://[::1]/'],
    ['at this machine', 'https://localhost/'],
    ['in a private zone', 'https://vault.internal/'],
    ['at another port', 'https://logs.heroku.com:8443/'],
    ['with credentials', 'https://user:word@logs.heroku.com/'],
    ['as a file', 'file:///etc/passwd'],
    ['at nonsense', 'not an address'],
    ['at another port of the simulator', 'http://127.0.0.1:4711/'],
  ])('%s', (_, address) => {
    expect(logAddress(address, simulator)).toBeNull();
    expect(logAddress(address, real)).toBeNull();
  });
});

describe('the lines of a stream', () => {
  let server: Server;
  afterEach(() => new Promise((done) => server.close(done)));

  async function serve(answer: (response: ServerResponse) => void) {
    server = createServer((request, response) => {
      expect(request.headers.authorization).toBeUndefined();
      answer(response);
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    return openLogStream(`${url}/logs/1`, url, new AbortController().signal);
  }
  const all = async (lines: AsyncIterable<string>) => {
    const got: string[] = [];
    for await (const line of lines) got.push(line);
    return got;
  };

  test('come whole however they are cut, without heartbeats', async () => {
    const stream = await serve((response) => {
      const bytes = Buffer.from('one\n\0\0two ä\nthree');
      for (const byte of bytes) response.write(Buffer.of(byte));
      response.end();
    });
    expect(await all(unwrap(stream))).toEqual(['one', 'two ä', 'three']);
  });

  test('end where the connection breaks', async () => {
    const stream = await serve((response) => {
      response.write('one\ntw', () => response.destroy());
    });
    expect(await all(unwrap(stream))).toContain('one');
  });

  test('are cut where they never end', async () => {
    const stream = await serve((response) => response.end('x'.repeat(50_000)));
    expect((await all(unwrap(stream))).map(({ length }) => length)).toEqual([10_000]);
  });

  test('are none where there is a redirect or a refusal', async () => {
    for (const status of [302, 404]) {
      const stream = await serve((response) => response.writeHead(status, { location: 'http://127.0.0.1:1/' }).end());
      expect(stream).toMatchObject({ ok: false, error: { code: 'heroku_unreachable' } });
      if (status === 302) await new Promise((done) => server.close(done));
    }
  });
});
