import 'server-only';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** The line that the simulator prints when it listens. */
export type SimulatorLine = {
  api: string;
  id: string;
  oauth: { clientId: string; clientSecret: string };
  accounts: Array<{ email: string; token: string }>;
};

export type SimulatorProcess = SimulatorLine & {
  /** Calls the control plane of the default world and returns its answer. */
  control(method: string, path: string, body?: unknown): Promise<unknown>;
  stop(): Promise<void>;
};

/** Starts the simulator as its own process on a free port, as anybody would: only HTTP connects it to the tests. */
export async function startSimulatorProcess({ apps = 25, seed = 7 } = {}): Promise<SimulatorProcess> {
  const args = ['--import', 'tsx', 'simulator/main.ts', '--port', '0', '--apps', String(apps), '--seed', String(seed)];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(child, 'close');
  const first = await Promise.race([once(createInterface({ input: child.stdout }), 'line'), ended]);
  if (typeof first[0] !== 'string') throw new Error('The simulator ended before it listened.');
  const line = JSON.parse(first[0]) as SimulatorLine;
  return {
    ...line,
    async control(method, path, body) {
      const response = await fetch(`${line.api}/_sim/worlds/default/${path}`, {
        method,
        body: body === undefined ? undefined : JSON.stringify(body),
        headers: { 'content-type': 'application/json' },
      });
      if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
      return response.json();
    },
    async stop() {
      child.kill();
      await ended;
    },
  };
}
