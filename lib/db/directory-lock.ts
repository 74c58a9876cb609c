import 'server-only';
import { createHash } from 'node:crypto';
import { mkdir, rm, rmdir, stat } from 'node:fs/promises';
import net from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

// The kernel's limit is 104 bytes on macOS and 108 on Linux.
const socketPathMaxBytes = 100;
const answerTimeoutMs = 2_000;
const takeoverTtlMs = 10_000;
const maxAttempts = 50;

export type DirectoryLock = { release: () => Promise<void> };

/** The directory is in use; the message names the process that uses it. */
export class DirectoryInUse extends Error {
  constructor(directory: string, holder: string) {
    super(
      `The embedded database in ${directory} is in use by ${holder}. ` +
        'Stop that process, or give this one another DATA_DIR or a DATABASE_URL.',
    );
    this.name = 'DirectoryInUse';
  }
}

function socketPathOf(directory: string): string {
  const digest = createHash('sha256').update(directory).digest('hex').slice(0, 24);
  if (process.platform === 'win32') return `\\\\.\\pipe\\dynodeck-${digest}`;
  const beside = `${directory}.sock`;
  return Buffer.byteLength(beside) <= socketPathMaxBytes ? beside : path.join(tmpdir(), `dynodeck-${digest}.sock`);
}

/**
 * Asks who holds the socket: a description, null when nobody answers for it any more, or undefined when its process
 * ended while it was asked.
 */
function askHolder(socketPath: string): Promise<string | null | undefined> {
  return new Promise((resolve) => {
    let answer = '';
    const socket = net.connect(socketPath);
    socket.setEncoding('utf8').setTimeout(answerTimeoutMs);
    socket.on('data', (chunk) => {
      answer += chunk;
    });
    socket.on('timeout', () => {
      socket.destroy();
      resolve('a process that does not answer');
    });
    socket.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ECONNRESET') return resolve(undefined);
      const isGone = error.code === 'ECONNREFUSED' || error.code === 'ENOENT';
      resolve(isGone ? null : `a process that does not answer (${error.code})`);
    });
    socket.on('end', () => resolve(answer || 'another process'));
  });
}

function listen(socketPath: string): Promise<net.Server | null> {
  const self = `process ${process.pid}, running since ${new Date().toISOString()}`;
  return new Promise((resolve, reject) => {
    const server = net.createServer((socket) => {
      socket.on('error', () => socket.destroy());
      socket.end(self);
    });
    server.on('error', (error: NodeJS.ErrnoException) => (error.code === 'EADDRINUSE' ? resolve(null) : reject(error)));
    server.listen(socketPath, () => {
      server.unref();
      resolve(server);
    });
  });
}

// Without this, two starters could both find the same stale socket, and the slower one would unlink the socket that
// the faster one has just made.
async function withTakeover(socketPath: string, run: () => Promise<net.Server | null>): Promise<net.Server | null> {
  const guard = `${socketPath}.takeover`;
  try {
    await mkdir(guard);
  } catch {
    const age = await stat(guard).then(
      (found) => Date.now() - found.mtimeMs,
      () => 0,
    );
    if (age > takeoverTtlMs) await rmdir(guard).catch(() => undefined);
    await sleep(20);
    return null;
  }
  try {
    return await run();
  } finally {
    await rmdir(guard).catch(() => undefined);
  }
}

/**
 * Takes the right to open an embedded database directory, which has no lock of its own: two processes in one
 * directory lose data silently. The lock is a listening unix socket, so it ends with its process however that dies.
 * Throws `DirectoryInUse` with the holder's description.
 */
export async function lockDirectory(directory: string): Promise<DirectoryLock> {
  const socketPath = socketPathOf(directory);
  for (let attempt = 0; attempt < maxAttempts; attempt += 1) {
    const server =
      (await listen(socketPath)) ??
      (await withTakeover(socketPath, async () => {
        const holder = await askHolder(socketPath);
        if (holder) throw new DirectoryInUse(directory, holder);
        if (holder === undefined) {
          await sleep(20);
          return null;
        }
        await rm(socketPath, { force: true });
        return listen(socketPath);
      }));
    if (server) return { release: () => new Promise((resolve) => server.close(() => resolve())) };
  }
  throw new DirectoryInUse(directory, 'several processes that start at the same time');
}
