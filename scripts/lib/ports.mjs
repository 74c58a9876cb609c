import { createServer } from 'node:net';

function tryPort(port, host) {
  return new Promise((resolve) => {
    const server = createServer();
    server.on('error', (error) => resolve(error.code === 'EADDRINUSE' ? 'taken' : 'unavailable'));
    server.listen({ port, host, exclusive: true }, () => {
      const { port: found } = server.address();
      server.close(() => resolve(found));
    });
  });
}

/** Whether no program on this machine listens on a port, on any address that `localhost` can mean. */
export async function isPortFree(port) {
  for (const host of ['127.0.0.1', '::1', '0.0.0.0', '::']) {
    if ((await tryPort(port, host)) === 'taken') return false;
  }
  return true;
}

/** A port that nobody uses at this moment. */
export function freePort() {
  return tryPort(0, '127.0.0.1');
}
