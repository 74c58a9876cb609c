import 'server-only';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';

/** One answer of the script, or the way in which there is none. */
export type Reply = {
  status?: number;
  headers?: Record<string, string>;
  json?: unknown;
  text?: string;
  isGzip?: boolean;
  /** `reset`: no answer; `cut`: the headers promise more than comes; `cutGzip`: whole by length, cut inside; `hang`. */
  fault?: 'reset' | 'cut' | 'cutGzip' | 'hang';
  /** Holds the answer back until it settles. */
  after?: Promise<unknown>;
};

export type Received = { method: string; path: string; headers: IncomingMessage['headers']; body: string };
export type Script = Reply[] | ((received: Received, index: number) => Reply);
export type ScriptedServer = { url: string; received: Received[]; close(): Promise<void> };

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of request) body += chunk;
  return body;
}

function play(response: ServerResponse, reply: Reply): void {
  const { status = 200, headers = {}, json, text = json === undefined ? '' : JSON.stringify(json), fault } = reply;
  if (fault === 'hang') return;
  if (fault === 'reset') return void response.socket?.resetAndDestroy();
  const whole = reply.isGzip || fault === 'cutGzip' ? gzipSync(text) : Buffer.from(text);
  const bytes = fault === 'cutGzip' ? whole.subarray(0, whole.length - 10) : whole;
  if (reply.isGzip || fault === 'cutGzip') response.setHeader('content-encoding', 'gzip');
  response.setHeader('content-type', 'application/json');
  response.setHeader('content-length', fault === 'cut' ? bytes.length + 50 : bytes.length);
  response.writeHead(status, headers);
  if (fault !== 'cut') return void response.end(status === 304 ? undefined : bytes);
  response.write(bytes, () => response.socket?.destroy());
}

/** Starts a server on loopback that plays a script, one reply a request, and remembers what it received. */
export async function startScriptedServer(script: Script): Promise<ScriptedServer> {
  const received: Received[] = [];
  const server = createServer(async (request, response) => {
    const { method = '', url: path = '', headers } = request;
    const index = received.length;
    const message: Received = { method, path, headers, body: '' };
    received.push(message);
    message.body = await bodyOf(request);
    const reply = typeof script === 'function' ? script(message, index) : script[index];
    await reply?.after;
    play(response, reply ?? { status: 599, json: { id: 'unscripted', message: `no reply ${index}` } });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
