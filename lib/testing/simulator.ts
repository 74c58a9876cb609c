import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** A local Heroku in a process of its own: the console's tests reach it as the console does, over HTTP alone. */
export type TestSimulator = {
  api: string;
  id: string;
  oauth: { clientId: string; clientSecret: string };
  accounts: { email: string; token: string }[];
  /** Speaks to the control plane of the default world, for instance `control('POST', 'faults', {…})`. */
  control<T = unknown>(method: string, path: string, body?: unknown): Promise<T>;
  close(): Promise<void>;
};

/** Starts a local Heroku on a free port; throws with its error output when it does not come up. */
export async function startTestSimulator(options: { apps?: number; seed?: number } = {}): Promise<TestSimulator> {
  const { apps = 300, seed = 7 } = options;
  const flags = ['--port', '0', '--apps', String(apps), '--seed', String(seed), '--latency', '0'];
  const child = spawn(process.execPath, ['--import', 'tsx', 'simulator/main.ts', ...flags], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (chunk) => {
    errors += chunk;
  });
  const { value: line } = await createInterface({ input: child.stdout })[Symbol.asyncIterator]().next();
  if (line === undefined) throw new Error(`The simulator did not start.\n${errors}`);
  const started = JSON.parse(line) as Pick<TestSimulator, 'api' | 'id' | 'oauth' | 'accounts'>;
  return {
    ...started,
    async control<T>(method: string, path: string, body?: unknown) {
      const response = await fetch(`${started.api}/_sim/worlds/default/${path}`, {
        method,
        ...(body !== undefined && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
      });
      if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
      return (await response.json()) as T;
    },
    async close() {
      const closed = once(child, 'close');
      child.kill();
      await closed;
    },
  };
}
