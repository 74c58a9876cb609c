import { once } from 'node:events';
import { Agent, createServer, get, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it, vi } from 'vitest';
import { endConnectionsAtTheEnd } from './end-connections';

afterEach(() => vi.restoreAllMocks());

it('a server that ends is not kept by the connection over which it answers last', async () => {
  const onSignal = new Map<unknown, () => void>();
  vi.spyOn(process, 'once').mockImplementation((signal, listener) => {
    onSignal.set(signal, listener as () => void);
    return process;
  });
  endConnectionsAtTheEnd();
  const waiting: ServerResponse[] = [];
  const server = createServer((_, response) => waiting.push(response)).listen(0, '127.0.0.1');
  server.keepAliveTimeout = 600_000;
  await once(server, 'listening');
  const agent = new Agent({ keepAlive: true });
  const request = get({ agent, port: (server.address() as AddressInfo).port });
  await once(server, 'request');

  const ended = once(server, 'close');
  server.close();
  onSignal.get('SIGTERM')?.();
  waiting[0]?.end('the answer');
  const [response] = await once(request, 'response');
  expect(await response.setEncoding('utf8').toArray()).toEqual(['the answer']);
  await ended;
  expect([...onSignal.keys()]).toEqual(['SIGTERM', 'SIGINT']);
  agent.destroy();
});
