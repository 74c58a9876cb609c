import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';

/** Everything that a console sent to browsers: status, headers and whole bodies, uncompressed. */
export type Recorder = { sent(): Buffer; actions(): ReadonlySet<string>; paths(): ReadonlySet<string>; stop(): void };

/** Stands at `port` before the console at `consolePort` and keeps a copy of every answer. */
export async function startRecorder(port: number, consolePort: number): Promise<Recorder> {
  const parts: Buffer[] = [];
  const actions = new Set<string>();
  const paths = new Set<string>();
  const pass = (incoming: IncomingMessage, outgoing: ServerResponse) => {
    const { method, url = '/', headers } = incoming;
    const action = headers['next-action'];
    if (typeof action === 'string') actions.add(action);
    paths.add(new URL(url, 'http://localhost').pathname);
    const onward = request(
      {
        host: '127.0.0.1',
        port: consolePort,
        method,
        path: url,
        headers: { ...headers, 'accept-encoding': 'identity' },
      },
      (answer) => {
        const head = [`${answer.statusCode}`, ...answer.rawHeaders].join('\n');
        parts.push(Buffer.from(`\n${method} ${url}\n${head}\n`));
        outgoing.writeHead(answer.statusCode ?? 502, answer.rawHeaders);
        answer.on('data', (chunk: Buffer) => parts.push(chunk));
        answer.pipe(outgoing);
      },
    );
    onward.on('error', () => outgoing.destroy());
    // A browser that leaves a stream leaves the console's, too.
    outgoing.on('close', () => onward.destroy());
    incoming.pipe(onward);
  };
  const server = createServer(pass);
  await new Promise<void>((resolve) => server.listen(port, resolve));
  return {
    sent: () => Buffer.concat(parts),
    actions: () => actions,
    paths: () => paths,
    stop() {
      server.close();
      server.closeAllConnections();
    },
  };
}
