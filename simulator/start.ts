import type { AddressInfo } from 'node:net';
import { populate } from './populate';
import { type StartLine, startLine } from './start-line';
import { createSimulatorServer } from './transport/server';
import { Universe, type WorldSpec } from './universe';

export interface SimulatorOptions extends Partial<WorldSpec> {
  /** 0, the default, picks a free port. */
  port?: number;
}

export interface Simulator {
  url: string;
  line: StartLine;
  universe: Universe;
  /** Stops listening and drops open connections. */
  close(): Promise<void>;
}

export const defaultSpec: WorldSpec = {
  apps: 300,
  seed: 7,
  latencyMs: 0,
  callback: 'http://127.0.0.1:3000/api/auth/callback/heroku',
};

/** Starts a simulator on 127.0.0.1; rejects with the socket's error when the port is taken. */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const { port = 0, ...spec } = options;
  const universe = new Universe(populate, { ...defaultSpec, ...spec });
  const server = createSimulatorServer(universe);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    line: startLine(universe.default, url),
    universe,
    close: () => {
      universe.close();
      return new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    },
  };
}
