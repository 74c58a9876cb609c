import 'server-only';
import { subscribe } from 'node:diagnostics_channel';
import type { Server } from 'node:http';

/**
 * From SIGTERM on, ends each connection once its answer is sent. A server that ends still answers over the connections
 * that it has: a browser that asks for something every few seconds would keep it from ending.
 * Source: https://nodejs.org/api/diagnostics_channel.html#http
 */
export function endConnectionsAtTheEnd(): void {
  const endOnceAnswered = () =>
    subscribe('http.server.response.finish', (message) => {
      const { server } = message as { server: Server };
      if (!server.listening) setImmediate(() => server.closeIdleConnections());
    });
  process.once('SIGTERM', endOnceAnswered).once('SIGINT', endOnceAnswered);
}
