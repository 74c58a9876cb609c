import { once } from 'node:events';
import { createServer, type Server } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { freePort, isPortFree } from './ports.mjs';

const servers: Server[] = [];

async function listenOn(host: string): Promise<number> {
  const server = createServer().listen(0, host);
  servers.push(server);
  await once(server, 'listening');
  const address = server.address();
  return typeof address === 'object' && address ? address.port : 0;
}

afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

it.each(['127.0.0.1', '0.0.0.0'])('sees a port that is taken on %s', async (host) => {
  const port = await listenOn(host);
  expect(await isPortFree(port)).toBe(false);
});

it('finds a free port, and says that it is free', async () => {
  expect(await isPortFree(await freePort())).toBe(true);
});
