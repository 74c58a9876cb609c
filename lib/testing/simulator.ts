import { spawn } from 'node:child_process';
import type { Socket } from 'node:net';
import { createInterface } from 'node:readline';

/** A local Heroku in a process of its own: the console's tests reach it as the console does, over HTTP alone. */
export type TestSimulator = {
  api: string;
  id: string;
  oauth: { clientId: string; clientSecret: string };
  accounts: { email: string; token: string }[];
  /** Speaks to the control plane of this Heroku, for instance `control('POST', 'faults', {…})`. */
  control<T = unknown>(method: string, path: string, body?: unknown): Promise<T>;
};

type StartLine = Pick<TestSimulator, 'api' | 'id' | 'oauth' | 'accounts'>;

// A process takes seconds of computing to start and hundredths to be put back: a worker keeps one, which ends with it.
const kept = globalThis as { [key: symbol]: Promise<string> | undefined };
const keptKey = Symbol.for('dynodeck.test-simulator');
const source = `process.stdin.resume().on('end', () => process.exit()); await import('./simulator/main.ts');`;

async function startProcess(): Promise<string> {
  const flags = ['--import', 'tsx', '--input-type=module', '--eval', source, 'simulator', '--port', '0', '--apps', '1'];
  const child = spawn(process.execPath, flags, { stdio: ['pipe', 'pipe', 'pipe'] });
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (chunk) => {
    errors += chunk;
  });
  const { value: line } = await createInterface({ input: child.stdout })[Symbol.asyncIterator]().next();
  if (line === undefined) throw new Error(`The simulator did not start.\n${errors}`);
  for (const handle of [child, child.stdin, child.stdout, child.stderr]) (handle as Socket).unref();
  return (JSON.parse(line) as StartLine).api;
}

async function send<T>(method: string, url: string, body?: unknown): Promise<T> {
  const response = await fetch(url, {
    method,
    ...(body !== undefined && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${url}: ${response.status} ${text}`);
  return (text === '' ? undefined : JSON.parse(text)) as T;
}

/** Starts a local Heroku for one file of tests; throws with its error output when it does not come up. */
export async function startTestSimulator({ apps = 300, seed = 7 } = {}): Promise<TestSimulator> {
  kept[keptKey] ??= startProcess();
  const world = `${await kept[keptKey]}/_sim/worlds/default`;
  const { api, id, oauth, accounts } = await send<StartLine>('POST', `${world}/reset`, { apps, seed });
  return {
    ...{ api, id, oauth, accounts },
    control: (method, path, body) => send(method, `${world}/${path}`, body),
  };
}
