import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, mkdirSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const project = fileURLToPath(new URL('../..', import.meta.url));
export const artifacts = path.join(project, '.artifacts');

/** A process that a test run started and must end. */
export type Program = { log(): string; stop(): Promise<void> };

type Start = {
  name: string;
  args: string[];
  env: NodeJS.ProcessEnv;
  /** Tried again and again until it answers true; a program that ends before has failed. */
  isReady(log: string): boolean | Promise<boolean>;
};

const readyWithinMs = 90_000;
const stopsWithinMs = 15_000;
const lookEveryMs = 100;

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Starts a Node program in a process group of its own and waits until it is ready. */
export async function startProgram({ name, args, env, isReady }: Start): Promise<Program> {
  mkdirSync(artifacts, { recursive: true });
  const file = createWriteStream(path.join(artifacts, `${name}.log`));
  const child = spawn(process.execPath, args, { cwd: project, env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
      file.write(chunk);
    });
  }
  const end = () => signalGroup(child, 'SIGKILL');
  process.once('exit', end);
  const stop = async () => {
    process.off('exit', end);
    if (hasEnded(child)) return;
    const closed = once(child, 'close');
    signalGroup(child, 'SIGTERM');
    if ((await Promise.race([closed, pause(stopsWithinMs)])) === undefined) {
      signalGroup(child, 'SIGKILL');
      await closed;
      throw new Error(`${name} did not end by itself within ${stopsWithinMs} ms.`);
    }
  };
  const giveUpAt = Date.now() + readyWithinMs;
  while (!(await isReady(text))) {
    if (hasEnded(child) || Date.now() > giveUpAt) {
      await stop();
      throw new Error(`${name} did not start:\n${text}`);
    }
    await pause(lookEveryMs);
  }
  return { log: () => text, stop };
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined || hasEnded(child)) return;
  process.kill(-child.pid, signal);
}

/** A port that nothing listens on at this moment. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('There is no free port.');
  return address.port;
}
